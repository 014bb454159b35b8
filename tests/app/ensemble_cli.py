"""savan run --ensemble: members crossed with lucks, compared, reported and simulated again."""
import csv
import io
import json

from savan_cli import *

POSTERIOR = """# made by: a test
awareness.half_life,intention.consider_rate
6,0.008
12,0.010
24,0.013
"""


class Ensemble(CliTest):
    def setUp(self):
        super().setUp()
        self.posterior = self.folder / "members.csv"
        self.posterior.write_text(POSTERIOR)

    def run_ensemble(self, *arguments, output=None, files=(BASELINE, AS_WAS)):
        done = savan("run", *files, f"--ensemble={self.posterior}", "-o", output or self.results, "--months", "24",
                     "--set", "population.warm_up=24", "--replicates", "2", *arguments)
        self.assertEqual(done.returncode, OK, done.stderr)
        return done

    def test_every_member_meets_every_luck_and_the_file_proves_it(self):
        self.run_ensemble("--json")
        done = savan("verify", self.results, "--rerun", "3", "--json")
        self.assertEqual(done.returncode, OK, done.stdout + done.stderr)
        checks = {check["name"]: check["words"] for check in json.loads(done.stdout)["checks"]}
        self.assertEqual(checks["ensemble"], "3 members with 2 lucks each, 2 parameters")
        for name in ("rerun ensemble", "rerun replicate 0", "rerun replicate 2", "rerun replicate 4"):
            self.assertIn(name, checks)

    def test_the_member_of_the_defaults_gives_the_run_without_an_ensemble(self):
        self.posterior.write_text("awareness.half_life,intention.consider_rate\n12,0.010\n")
        made = json.loads(self.run_ensemble("--json").stdout)
        self.assertEqual(made["digest"], digest())
        self.assertEqual((made["members"], made["replicates"]), (1, 2))

    def test_threads_do_not_matter(self):
        one, three = self.folder / "one.h5", self.folder / "three.h5"
        self.run_ensemble("--reproducible", "--threads", "1", output=one)
        self.run_ensemble("--reproducible", "--threads", "3", output=three)
        self.assertEqual(one.read_bytes(), three.read_bytes())

    def test_compare_takes_parameters_and_chance_apart(self):
        self.run_ensemble("--quiet")
        text = savan("compare", self.results).stdout
        self.assertIn("over what is unsure in 2 calibrated parameters: 3 members of an ensemble", text)
        self.assertIn("Share of the variance that comes from the ensemble's parameters", text)
        self.assertIn("Only 3 members with 2 draws of luck each", text)
        self.assertNotIn("over chance alone", text)
        document = json.loads(savan("compare", self.results, "--format", "json").stdout)
        self.assertEqual(document["ensemble"], {"members": 3, "lucks": 2,
                                                "parameters": ["awareness.half_life", "intention.consider_rate"]})
        level = document["scenarios"][0]["outcomes"]["departures"]["level_variance"]
        # Half as many or twice as many who consider going: luck cannot hide that.
        self.assertGreater(level["parameter_share"], 0.9)
        rows = list(csv.DictReader(io.StringIO(savan("compare", self.results, "--format", "csv").stdout)))
        self.assertEqual({(row["members"], row["lucks"]) for row in rows}, {("3", "2")})

    def test_without_an_ensemble_nothing_is_said_of_one(self):
        self.run_small("--quiet")
        text = savan("compare", self.results).stdout
        self.assertIn("over chance alone", text)
        self.assertNotIn("ensemble", text)
        self.assertIsNone(json.loads(savan("compare", self.results, "--format", "json").stdout)["ensemble"])

    def test_the_page_says_it_in_both_languages(self):
        self.run_ensemble("--quiet")
        page = self.folder / "page.html"
        done = savan("report", self.results, "-o", page)
        self.assertEqual(done.returncode, OK, done.stderr)
        html = page.read_text()
        for words in ("spread-shares", "Parameters or chance", "ຕົວເລກ ຫຼື ຄວາມບັງເອີນ", "3 members, 6 to 24"):
            self.assertIn(words, html)

    def test_the_default_file_stands_beside_the_first_scenario(self):
        plans = self.folder / "plans"
        shutil.copytree(SCENARIOS, plans)
        (plans / "posterior.csv").write_text(POSTERIOR)
        done = savan("run", "--ensemble", plans / "no-programme.toml", "-o", self.results, "--members", "2", "--months",
                     "12", "--set", "population.warm_up=24", "--replicates", "1")
        self.assertEqual(done.returncode, OK, done.stderr)
        self.assertIn("2 members with 1 replicate each: 2 runs", done.stderr)

    def test_a_parameter_that_a_scenario_gives_stays(self):
        own = self.scenario("own.toml", "[parameters]\nawareness.half_life = 12\n")
        done = self.run_ensemble(files=(own,))
        self.assertIn("own.toml gives awareness.half_life itself", done.stderr)
        self.assertEqual(savan("verify", self.results, "--rerun", "6").returncode, OK)

    def test_mistakes_are_refused_in_clear_words(self):
        run = ["run", BASELINE, "-o", self.results]
        self.assert_fails(savan(*run, f"--ensemble={self.folder}/none.csv"), INPUT_OUTPUT, "no such ensemble")
        self.assert_fails(savan(*run, f"--ensemble={self.posterior}", "--members", "4"), USAGE, "has only 3")
        self.assert_fails(savan(*run, "--members", "4"), USAGE, "--ensemble")
        self.assert_fails(savan(*run, "--ensemble", self.posterior), USAGE, f"--ensemble={self.posterior}")
        self.posterior.write_text("awareness.half_lif\n6\n")
        self.assert_fails(savan(*run, f"--ensemble={self.posterior}"), INVALID, 'did you mean "awareness.half_life"?')
        self.assertFalse(self.results.exists())


if __name__ == "__main__":
    unittest.main()
