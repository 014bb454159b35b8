"""savan compare on a real results file with four scenarios."""
import csv
import io
import json

from savan_cli import *

MATERIALS = str(SCENARIOS / "materials.toml")
NAMES = ["no-programme", "as-was", "cash", "materials"]


class Compare(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.mkdtemp(prefix="savan-cli-")
        cls.addClassCleanup(shutil.rmtree, cls.shared)
        cls.file = f"{cls.shared}/results.h5"
        done = savan("run", BASELINE, AS_WAS, CASH, MATERIALS, "-o", cls.file, *SMALL)
        assert done.returncode == OK, done.stderr

    def compare(self, *arguments):
        done = savan("compare", self.file, *arguments)
        self.assertEqual(done.returncode, OK, done.stderr)
        return done

    def test_markdown_has_every_scenario_and_the_caveats(self):
        done = self.compare()
        self.assertEqual(done.stderr, "")
        self.assertIn("# Scenarios against no-programme, January 2002 to December 2003", done.stdout)
        for name in NAMES:
            self.assertRegex(done.stdout, rf"(?m)^\| {name} ")
        self.assertIn("Bands are over chance alone", done.stdout)
        self.assertIn("Only 2 replicates", done.stdout)
        self.assertNotIn("## ", done.stdout)

    def test_detail_has_a_table_for_every_scenario(self):
        titles = re.findall(r"(?m)^## ([^:\n]*)", self.compare("--detail").stdout)
        self.assertEqual(titles, NAMES[1:])

    def test_json_and_csv_hold_the_same_numbers(self):
        document = json.loads(self.compare("--format", "json").stdout)
        self.assertEqual([scenario["name"] for scenario in document["scenarios"]], NAMES)
        done = self.compare("--format", "csv")
        self.assertTrue(done.stdout.startswith("\ufeff"))
        self.assertIn("note: Bands are over chance alone", done.stderr)
        rows = list(csv.DictReader(io.StringIO(done.stdout[1:])))
        self.assertEqual(len(rows), sum(len(scenario["outcomes"]) for scenario in document["scenarios"]))
        for row in rows:
            outcome = document["scenarios"][NAMES.index(row["scenario"])]["outcomes"][row["outcome"]]
            for column in ("level", "difference", "band_low", "band_high", "share_worse"):
                self.assertEqual(float(row[column]) if row[column] else None, outcome[column])

    def test_levels_are_those_that_python_adds_up(self):
        reader = subprocess.run(["/usr/bin/python3", "-c", "import h5py"], capture_output=True)
        if reader.returncode != 0:
            self.skipTest("needs python3-h5py")
        import h5py
        outcomes = {scenario["name"]: scenario["outcomes"]
                    for scenario in json.loads(self.compare("--format", "json").stdout)["scenarios"]}
        with h5py.File(self.file) as file:
            for index, name in enumerate(NAMES):
                for outcome, variable, factor in (("unsafe_departures", "unsafe_departures", 1),
                                                  ("dropouts", "dropouts", 1),
                                                  ("school_years", "in_school", 1 / 12),
                                                  ("remittances", "remittances", 0.01)):
                    total = file[variable][index].astype("int64").sum() * factor / 2
                    self.assertAlmostEqual(outcomes[name][outcome]["level"] / total, 1, places=5)

    def test_years_narrow_the_period(self):
        whole = json.loads(self.compare("--format", "json").stdout)
        first = json.loads(self.compare("--format", "json", "--years", "2002").stdout)
        second = json.loads(self.compare("--format", "json", "--years", "2003-2003").stdout)
        self.assertEqual((first["first_month"], first["last_month"]), ("2002-01", "2002-12"))

        def level(document):
            return document["scenarios"][1]["outcomes"]["departures"]["level"]

        self.assertEqual(level(first) + level(second), level(whole))

    def test_years_that_are_none(self):
        for years in ("2001", "2003-2004", "2003-2002", "soon", "2002-", "-2003"):
            with self.subTest(years):
                self.assert_fails(savan("compare", self.file, f"--years={years}"), USAGE, "--years")

    def test_another_baseline(self):
        document = json.loads(self.compare("--format", "json", "--baseline", "cash").stdout)
        self.assertEqual(document["baseline"], "cash")
        for outcome in document["scenarios"][2]["outcomes"].values():
            self.assertIn(outcome["difference"], (0, None))

    def test_unknown_baseline_with_a_suggestion(self):
        self.assert_fails(savan("compare", self.file, "--baseline", "as-wos"), USAGE,
                          'did you mean "as-was"?')

    def test_a_file_that_is_none(self):
        self.assert_fails(savan("compare", self.folder / "none.h5"), INPUT_OUTPUT, "none.h5")

    def test_a_file_that_is_no_whole_results_file(self):
        self.assert_fails(savan("compare", BASELINE), VERIFICATION, "no-programme.toml")
        damaged = self.folder / "damaged.h5"
        content = bytearray(pathlib.Path(self.file).read_bytes())
        content[len(content) // 2] ^= 1
        damaged.write_bytes(content)
        self.assert_fails(savan("compare", damaged), VERIFICATION, "damaged.h5")
        damaged.write_bytes(content[:-100])
        self.assert_fails(savan("compare", damaged), VERIFICATION, "damaged.h5")

    def test_sections_in_markdown(self):
        text = self.compare("--all").stdout
        for title in ("## Economics, against no-programme", "### Unsafe departures", "## Reach by baseline risk",
                      "### What it is worth to know who is at risk", "## Whose harm changes"):
            self.assertIn("\n" + title, text)
        self.assertNotIn("## Reach", self.compare("--economics").stdout)

    def test_sections_in_json_hold_what_the_main_table_holds(self):
        plain = json.loads(self.compare("--format", "json").stdout)
        document = json.loads(self.compare("--all", "--format", "json", "--discount-rate", "0").stdout)
        self.assertEqual(document["scenarios"], plain["scenarios"])
        self.assertEqual(document["economics"]["discount_rate"], 0)
        keys = [effect["key"] for effect in document["economics"]["effects"]]
        for scenario, economics in zip(document["scenarios"], document["economics"]["by_scenario"]):
            outcomes = scenario["outcomes"]
            self.assertAlmostEqual(economics["cost"]["mean"], outcomes["cost"]["level"],
                                   delta=1e-3 * outcomes["cost"]["level"])
            for key, effect in zip(keys, economics["effects"]):
                self.assertAlmostEqual(effect["averted"]["mean"], -outcomes[key]["difference"], places=2)
                if not (effect["averted"]["low"] > 0 or effect["averted"]["high"] < 0):
                    self.assertIsNone(effect["usd_per_case"])
        for scenario, reach in zip(document["scenarios"], document["reach"]["by_scenario"]):
            ratio = scenario["outcomes"]["reach_ratio"]["level"]
            self.assertEqual(reach is None, ratio is None)
            if reach:
                self.assertAlmostEqual(reach["ratio"]["mean"], ratio, delta=0.01 * ratio)
        for table in document["equity"]["tables"]:
            for scenario, groups in zip(document["scenarios"], table["by_scenario"]):
                if table["axis"] != "risk_decile" and not any("hidden" in group for group in groups):
                    total = scenario["outcomes"][table["outcome"]]["level"]
                    self.assertAlmostEqual(sum(group["level"] for group in groups), total, delta=1 + total / 1000)

    def test_the_ledger_counts_what_the_outcomes_count(self):
        document = json.loads(self.compare("--ledger", "--format", "json").stdout)
        events = [event["key"] for event in document["ledger"]["events"]]
        for scenario, ledger in zip(document["scenarios"], document["ledger"]["by_scenario"]):
            for outcome, event in (("exploited", "exploitation"), ("trafficked", "trafficking")):
                counted = scenario["outcomes"][outcome]
                paired = ledger["events"][events.index(event)]
                self.assertAlmostEqual(paired["in_scenario"]["mean"], counted["level"], delta=0.06)
                self.assertAlmostEqual(paired["induced"]["same_luck"]["mean"] - paired["spared"]["same_luck"]["mean"],
                                       counted["difference"], places=2)
        text = self.compare("--ledger").stdout
        for words in ("## What becomes of people, beside the run without a programme", "choice of coupling",
                      "### If people were paired otherwise"):
            self.assertIn(words, text)
        self.assertNotIn("Where lives part", text)

    def test_effects_that_were_not_split_are_not_shown(self):
        self.assert_fails(savan("compare", self.file, "--spillover"), USAGE, "savan run with --spillover")
        self.assertIn("repeat the run", self.compare("--all").stdout)

    def test_later_costs_weigh_less(self):
        def cost(*arguments):
            document = json.loads(self.compare("--economics", "--format", "json", *arguments).stdout)
            return document["economics"]["by_scenario"][NAMES.index("as-was")]["cost"]["mean"]
        self.assertLess(cost("--discount-rate", "0.1"), cost())
        self.assertLess(cost(), cost("--discount-rate", "0"))
        self.assert_fails(savan("compare", self.file, "--discount-rate", "3"), USAGE, "--discount-rate")

    def test_each_section_is_a_table_of_its_own_in_csv(self):
        rows = {}
        for section in ("economics", "reach", "equity", "ledger"):
            done = self.compare(f"--{section}", "--format", "csv")
            self.assertTrue(done.stdout.startswith("\ufeff"))
            rows[section] = list(csv.DictReader(io.StringIO(done.stdout[1:])))
            self.assertTrue(all(None not in row and None not in row.values() for row in rows[section]))
            self.assertEqual({row["baseline"] for row in rows[section]}, {"no-programme"})
        self.assertEqual({row["scenario"] for row in rows["economics"]}, set(NAMES))
        self.assertIn("ຕາມທີ່ໄດ້ປະຕິບັດ 2002-2005", {row["title_lo"] for row in rows["reach"]})
        self.assertEqual({row["axis"] for row in rows["equity"]}, {"sex", "age_group", "district", "risk_decile"})
        for arguments in (["--all"], ["--economics", "--reach"]):
            self.assert_fails(savan("compare", self.file, "--format", "csv", *arguments), USAGE, "one table")


if __name__ == "__main__":
    unittest.main()
