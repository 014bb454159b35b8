"""savan run when all goes well: what is written, what is said, and that nothing but the inputs matters."""
import json

from savan_cli import *


class Run(CliTest):
    def test_leaves_one_file_and_a_summary_on_standard_error(self):
        done = self.run_small()
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr,
                         r"2 scenarios, 2 replicates, .* person-months in .* s, digest [0-9a-f]{16}\n\Z")
        self.assertNotIn("\r", done.stderr)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["results.h5"])

    def test_quiet_says_nothing(self):
        done = self.run_small("--quiet")
        self.assertEqual((done.stdout, done.stderr), ("", ""))

    def test_json_summary(self):
        summary = json.loads(self.run_small("--json", "--seed", "7").stdout)
        self.assertEqual(summary["path"], str(self.results))
        self.assertRegex(summary["digest"], r"\A[0-9a-f]{16}\Z")
        self.assertEqual(summary["scenarios"], ["no-programme", "as-was"])
        known = {"replicates": 2, "replicates_asked": 2, "seed": 7, "months": 24, "complete": True}
        self.assertEqual({name: summary[name] for name in known}, known)
        self.assertGreater(summary["person_months"], 1_000_000)
        self.assertGreaterEqual(summary["person_months_asked"], summary["person_months"])
        self.assertGreater(summary["seconds"], 0)

    def test_progress_on_a_terminal_is_one_line_rewritten(self):
        code, seen = savan_on_terminal("run", BASELINE, "-o", self.results, *SMALL)
        self.assertEqual(code, OK)
        progress, summary = seen.rsplit("\r\x1b[K", 1)
        self.assertIn("0 %, 0 of 2 replicates, time left unknown", progress)
        self.assertRegex(progress, r"50 %, 1 of 2 replicates, about \d+ s left")
        self.assertNotIn("\n", progress)
        self.assertIn("digest", summary)

    def test_a_missing_baseline_is_pointed_out(self):
        done = savan("run", AS_WAS, "-o", self.results, *SMALL)
        self.assertEqual(done.returncode, OK)
        self.assertIn("no scenario is named no-programme", done.stderr)


class Digest(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.digest = digest()

    def test_threads_and_sharing_do_not_matter(self):
        for arguments in (["--threads", "1"], ["--threads", "2"], ["--threads", "7"], ["--no-sharing"]):
            with self.subTest(arguments):
                self.assertEqual(digest(*arguments), self.digest)

    def test_seed_and_changes_do(self):
        self.assertNotEqual(digest("--seed", "2006"), self.digest)
        self.assertNotEqual(digest("--set", "awareness.half_life=3"), self.digest)
        self.assertNotEqual(digest("--set", "events.coverage=0.9"), self.digest)


class Pairing(CliTest):
    def test_effects_by_their_ways_and_partings(self):
        self.run_small("--spillover", "--partings")
        checks = savan("verify", self.results, "--rerun", "1")
        self.assertEqual(checks.returncode, OK, checks.stdout)
        done = savan("compare", self.results, "--spillover", "--ledger", "--format", "json")
        self.assertEqual(done.returncode, OK, done.stderr)
        document = json.loads(done.stdout)
        outcomes = document["scenarios"][1]["outcomes"]
        for key, effect in zip(document["split"]["outcomes"], document["split"]["by_scenario"][1]):
            whole = outcomes[key]["difference"]
            self.assertAlmostEqual(effect["whole"]["mean"], whole, delta=1e-3 * abs(whole) + 1e-9, msg=key)
            self.assertAlmostEqual(sum(part["mean"] for part in effect["parts"]), whole,
                                   delta=1e-3 * sum(abs(part["mean"]) for part in effect["parts"]) + 1e-9, msg=key)
        partings = document["partings"]["by_scenario"]
        self.assertEqual(partings[0]["people"]["mean"], 0)
        self.assertGreater(partings[1]["by_step"][document["partings"]["steps"].index("programme")]["mean"], 0)
        self.assertIn("Where lives part", savan("compare", self.results, "--ledger").stdout)

    def test_another_baseline_of_the_ledger(self):
        self.run_small("--ledger-baseline", "as-was")
        self.assertEqual(savan("verify", self.results, "--rerun", "1").returncode, OK)
        document = json.loads(savan("compare", self.results, "--ledger", "--format", "json").stdout)
        self.assertEqual(document["ledger"]["baseline"], "as-was")
        for event in document["ledger"]["by_scenario"][1]["events"]:
            self.assertEqual((event["people"]["averted"]["mean"], event["people"]["induced"]["mean"]), (0, 0))

    def test_baselines_that_will_not_do(self):
        elsewhere = self.scenario("elsewhere.toml", "[parameters]\nawareness.half_life = 3\n")
        for files, arguments, word in (([BASELINE, AS_WAS], ["as-wos"], 'did you mean "as-was"?'),
                                       ([BASELINE, AS_WAS, elsewhere], ["as-was"], "elsewhere"),
                                       ([BASELINE, AS_WAS], ["as-was", "--spillover"], "--spillover"),
                                       ([BASELINE, AS_WAS], ["as-was", "--partings"], "--partings"),
                                       ([BASELINE, AS_WAS], ["as-was", "--no-sharing"], "--no-sharing")):
            with self.subTest(arguments):
                done = savan("run", *files, "-o", self.results, *SMALL, "--ledger-baseline", *arguments)
                self.assert_fails(done, USAGE, word)
                self.assertFalse(self.results.exists())


class Changes(CliTest):
    def test_a_change_of_an_intervention_concerns_scenarios_that_have_it(self):
        self.run_small("--set", "events.coverage=0.9")  # no-programme has no events

    def test_a_change_that_concerns_none_is_refused(self):
        done = savan("run", BASELINE, AS_WAS, "-o", self.results, *SMALL, "--set", "evnts.coverage=0.9")
        self.assert_fails(done, INVALID, "evnts")
        self.assert_nothing_left()

    def test_scenarios_that_cannot_share_a_file_are_refused_together(self):
        twin = self.scenario("other/twin.toml", "")
        namesake = self.scenario("third/twin.toml", "")
        shorter = self.scenario("shorter.toml", "months = 12\n")
        done = savan("run", BASELINE, twin, namesake, shorter, "-o", self.results)
        self.assert_fails(done, INVALID, 'second scenario named "twin"', "12 months", "share a horizon")
        self.assertFalse(self.results.exists())


class Reproducible(CliTest):
    def test_equal_inputs_give_equal_bytes_wherever_they_stand(self):
        def run(folder, threads):
            folder.mkdir()
            shutil.copytree(SCENARIOS, folder / "plans")
            done = savan("run", "plans/no-programme.toml", "plans/as-was.toml", "-o", "r.h5", *SMALL,
                         "--reproducible", "--threads", threads, cwd=folder)
            self.assertEqual(done.returncode, OK, done.stderr)
            return (folder / "r.h5").read_bytes()

        first, second = run(self.folder / "here", 1), run(self.folder / "there", 2)
        self.assertTrue(first == second, "the files differ")

    def test_otherwise_the_file_tells_how_it_was_made(self):
        self.run_small()
        self.assertIn(b"--replicates", self.results.read_bytes())
        self.run_small("--reproducible", "--force")
        self.assertNotIn(b"--replicates", self.results.read_bytes())


if __name__ == "__main__":
    unittest.main()
