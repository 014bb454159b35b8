"""savan optimise, in a small place: six villages, two years, three interventions."""
import csv
import io
import signal

from savan_cli import *
from sensitivity_cli import make_place, must

TEMPLATE = """extends = "base.toml"
title = "Template"
[intervention.past]
kind = "awareness_event"
start = "2002-02"
stop = "2002-03"
[intervention.staff]
kind = "staff"
start = "2002-06"
stop = "2003-12"
posts_fte = 0.5
[intervention.cash]
kind = "cash"
start = "2002-06"
stop = "2003-12"
every_months = 3
coverage_fraction = 0.5
[intervention.events]
kind = "awareness_event"
start = "2002-06"
stop = "2003-12"
every_months = 4
villages = [110, 310]
"""
QUICK = ["--evaluations", 25, "--runs", 2]
USUAL = {"--from": "2002-06", "--aim": "unsafe_departures"}


class OptimiseTest(CliTest):
    def setUp(self):
        super().setUp()
        self.no_programme, _ = make_place(self.folder)
        self.template = self.folder / "template.toml"
        self.template.write_text(TEMPLATE)
        self.best, self.trace = self.folder / "best.toml", self.folder / "best.json"

    def optimise(self, *arguments, budget=4000):
        usual = [word for option in USUAL.items() if option[0] not in arguments for word in option]
        return savan("optimise", self.template, "--budget", budget, *QUICK, "--held-out", 4, *usual, *arguments)

    def document(self, *arguments, **options):
        done = self.optimise("--format", "json", *arguments, **options)
        self.assertEqual(done.returncode, OK, done.stderr)
        return json.loads(done.stdout)


class Finds(OptimiseTest):
    def test_the_mix_is_a_scenario_that_runs_and_costs_what_is_said(self):
        done = self.optimise("-o", self.best)
        self.assertEqual(done.returncode, OK, done.stderr)
        self.assertIn("least of \"Unsafe departures\", on average", done.stdout)
        self.assertIn("assumed", done.stdout)
        text = self.best.read_text()
        self.assertIn("# Found by savan", text)
        self.assertIn('extends = "template.toml"', text)
        must("validate", self.best)
        must("explain", self.best)
        found = json.loads(self.trace.read_text())
        # Replicate 2 is the first of the held-out runs.
        must("run", self.no_programme, self.best, "-o", self.results, "--replicates", 3)
        import h5py
        with h5py.File(self.results) as file:
            departures = file["unsafe_departures"][:, 2].reshape(2, -1).sum(axis=1)
            names = [name.decode() for name in file["intervention"][:]]
            cents = file["cost"][1, 2].sum(axis=(0, 1))
        mix = found["mixes"][0]
        self.assertEqual(departures[1] - departures[0], mix["losses"][0])
        decided = sum(cost for name, cost in zip(names, cents) if not name.startswith("past")) / 100
        self.assertGreater(decided, 0)
        self.assertLessEqual(decided, mix["planned_usd"])
        self.assertLessEqual(mix["planned_usd"], 4000)

    def test_document_and_tables_agree(self):
        found = self.document()
        self.assertEqual(found["aim"]["outcome"], "unsafe_departures")
        self.assertEqual(found["search"]["evaluations"], len(found["trace"]))
        self.assertLessEqual(len(found["trace"]), 25)
        best = min(found["trace"], key=lambda trial: trial["loss"])
        self.assertEqual(best["spending"], found["spending"])
        names = " = ".join(mix["name"] for mix in found["mixes"])
        for name in ("found", "greedy", "the template's proportions", "cash and staff", "events and staff", "nothing"):
            self.assertIn(name, names)
        self.assertEqual([mix["verdict"] for mix in found["mixes"]].count("found"), 1)
        for mix in found["mixes"]:
            losses = mix["losses"]
            self.assertEqual(len(losses), 4)
            self.assertAlmostEqual(mix["loss"]["value"], sum(losses) / 4, places=3)
            self.assertAlmostEqual(mix["changes"]["unsafe_departures"]["mean"], sum(losses) / 4, delta=0.05)
            beside, spread = mix["loss_beside_found"], found["mixes"][0]["losses"]
            self.assertAlmostEqual(beside["value"], sum(a - b for a, b in zip(losses, spread)) / 4, places=3)
            if mix["verdict"] == "tie":
                self.assertLessEqual(beside["low"], 0)
                self.assertGreaterEqual(beside["high"], 0)
            self.assertIn("exploited", mix["changes"])
        table = list(csv.DictReader(io.StringIO(self.optimise("--format", "csv").stdout)))
        rows = {(row["mix"], row["quantity"], row["district"]): row for row in table}
        name = found["mixes"][0]["name"]
        self.assertAlmostEqual(float(rows[name, "aim", ""]["mean"]), found["mixes"][0]["loss"]["value"], places=2)
        self.assertAlmostEqual(float(rows[name, "planned", ""]["mean"]), found["mixes"][0]["planned_usd"], places=1)

    def test_a_tie_is_called_one(self):
        found = self.document("--aim", "trafficked", "--years", "2002")
        ties = [mix["name"] for mix in found["mixes"] if mix["verdict"] == "tie"]
        self.assertTrue(ties, found["mixes"])
        self.assertTrue(any(note.startswith("TIE") and ties[0] in note for note in found["notes"]))

    def test_threads_do_not_matter_and_seeds_do(self):
        one, two = self.document("--threads", 1), self.document("--threads", 3)
        self.assertEqual(one, two)
        self.assertNotEqual(one["trace"], self.document("--seed", 7)["trace"])

    def test_robust_aim_is_the_mean_of_the_worst_runs(self):
        found = self.document("--robust", "--cvar-level", 0.5)
        self.assertEqual(found["aim"]["kind"], "robust")
        for mix in found["mixes"]:
            worst = sorted(mix["losses"])[-2:]
            self.assertAlmostEqual(mix["loss"]["value"], sum(worst) / 2, places=3)

    def test_members_of_an_ensemble_are_divided(self):
        ensemble = self.folder / "posterior.csv"
        ensemble.write_text("# made: by hand\nintention.base\n" + "".join(f"{value / 10}\n" for value in range(9)))
        found = self.document("--ensemble", ensemble)
        self.assertEqual((found["search"]["members"], found["held_out"]["members"]), (2, 4))
        self.assertIn("posterior", " ".join(found["notes"]))
        self.assertNotEqual(found["mixes"][0]["losses"], self.document()["mixes"][0]["losses"])


class Refuses(OptimiseTest):
    def test_what_cannot_be_understood(self):
        for words, arguments in ((["exploted", "did you mean \"exploited\"?"], ["--aim", "exploted"]),
                                 (["cost", "no aim"], ["--aim", "cost"]),
                                 (["--from", "2006-01"], ["--from", "soon"]),
                                 (["--cvar-level"], ["--cvar-level", 0.2]),
                                 (["--years"], ["--years", "1990"]),
                                 (["best.txt", ".toml"], ["-o", self.folder / "best.txt"]),
                                 (["--runs"], ["--runs", 0])):
            with self.subTest(arguments):
                self.assert_fails(self.optimise(*arguments), USAGE, *words)

    def test_budgets_that_buy_nothing(self):
        for budget in (0, -5, "much"):
            self.assert_fails(self.optimise(budget=budget), USAGE, "--budget")
        self.assert_fails(self.optimise(budget=0.02), USAGE, "nothing can be bought")
        self.assert_fails(self.optimise("--from", "2003-12"), USAGE, "nothing can be bought")
        self.assert_fails(savan("optimise", self.template), USAGE, "--budget")

    def test_files_that_are_wrong_or_in_the_way(self):
        self.assert_fails(savan("optimise", self.folder / "none.toml", "--budget", 10), INPUT_OUTPUT, "none.toml")
        self.template.write_text(TEMPLATE.replace("cash", "csh"))
        self.assert_fails(self.optimise(), INVALID, "did you mean \"cash\"?")
        self.template.write_text(TEMPLATE)
        self.trace.write_text("precious")
        self.assert_fails(self.optimise("-o", self.best), INPUT_OUTPUT, "best.json", "--force")
        self.assertEqual(self.trace.read_text(), "precious")
        self.assert_fails(self.optimise("-o", self.folder / "no" / "best.toml"), INPUT_OUTPUT, "no folder")
        ensemble = self.folder / "posterior.csv"
        ensemble.write_text("intention.bse\n1\n2\n")
        self.assert_fails(self.optimise("--ensemble", ensemble), INVALID, "intention.base")
        ensemble.write_text("intention.base\n1\n")
        self.assert_fails(self.optimise("--ensemble", ensemble), USAGE, "one member")


class Stops(OptimiseTest):
    def test_the_first_interrupt_keeps_the_best_so_far(self):
        master, terminal = pty.openpty()
        shown = self.folder / "shown.md"
        with shown.open("w") as output:
            process = subprocess.Popen([SAVAN, "optimise", self.template, "--budget", "4000", *map(str, QUICK), "--from",
                                        "2002-06", "--held-out", "100000", "-o", self.best], stdout=output, stderr=terminal)
        os.close(terminal)
        seen = ""
        # The first mixes are known by then. Which counts are seen depends on how busy the machine is.
        while not any(int(count) >= 30 for count in re.findall(r"\b(\d+) of \d+ simulated mixes", seen)):
            ready, _, _ = select.select([master], [], [], 120)
            self.assertTrue(ready, seen)
            seen += os.read(master, 4096).decode(errors="replace")
        process.send_signal(signal.SIGINT)
        b"".join(chunks_of(master))
        self.assertEqual(process.wait(120), 130)
        self.assertIn("STOPPED EARLY", shown.read_text())
        self.assertIn("# STOPPED EARLY", self.best.read_text())
        self.assertEqual(json.loads(self.trace.read_text())["mixes"], [])
        must("validate", self.best)


if __name__ == "__main__":
    unittest.main()
