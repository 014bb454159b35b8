"""savan sensitivity and savan compare --sensitivity, over sweeps of a small place: six villages, two years."""
import csv
import io

from savan_cli import *

VILLAGES = {"xayphouthong": (101, 110, 125), "atsaphoutong": (301, 310, 325)}
FACTORS = ["--factor", "intention.base=uniform(-1, 1)", "--factor", "economy.farm_income",
           "--factor", "destination.wage"]  # two assumed, and one from a published figure


def make_place(folder):
    """A copy of the shipped data with six villages, and two scenarios upon it."""
    shutil.copytree(SCENARIOS / "data", folder / "data")
    lines = (SCENARIOS / "data" / "villages.csv").read_text().splitlines()
    rows = [line for line in lines[1:] if int(line.split(",")[0]) in sum(VILLAGES.values(), ())]
    (folder / "data" / "villages.csv").write_text("\n".join([lines[0], *rows]) + "\n")
    districts = (folder / "data" / "districts.csv").read_text().splitlines()
    for place, name in enumerate(VILLAGES, start=1):
        cells = districts[place].split(",", 4)
        cells[3] = str(sum(int(row.split(",")[2]) for row in rows if row.split(",")[1] == name))
        districts[place] = ",".join(cells)
    (folder / "data" / "districts.csv").write_text("\n".join(districts) + "\n")
    (folder / "base.toml").write_text('title = "Small place"\ndata = "data"\nmonths = 24\n[parameters]\n'
                                      '"population.warm_up" = 24\n')
    (folder / "no-programme.toml").write_text('extends = "base.toml"\ntitle = "None"\n')
    (folder / "cash.toml").write_text('extends = "base.toml"\ntitle = "Cash"\n[intervention.cash]\nkind = "cash"\n'
                                      'start = "2002-03"\nstop = "2003-12"\nevery_months = 3\n'
                                      'coverage_fraction = 0.5\n')
    return folder / "no-programme.toml", folder / "cash.toml"


def must(*arguments):
    done = savan(*arguments)
    assert done.returncode == OK, (arguments, done.stderr)
    return done


def number(text):
    return float(text) if text else None


def setUpModule():
    """One sweep of each kind, and one run, for all tests."""
    SensitivityTest.shared = shared = pathlib.Path(tempfile.mkdtemp(prefix="savan-cli-"))
    unittest.addModuleCleanup(shutil.rmtree, shared, ignore_errors=True)
    SensitivityTest.files = files = make_place(shared)
    for name, *size in (("saltelli", "--base-points", 32, "--replicate-factor", 50),
                        ("morris", "--trajectories", 6),
                        ("latin-hypercube", "--points", 80, "--replicates", 3)):
        must("sweep", "plan", shared / name, *files, *FACTORS, "--design", name, *size, "--runs-per-part", 64)
        must("sweep", "run", shared / name)
        must("sweep", "merge", shared / name)
    SensitivityTest.results = shared / "results.h5"
    must("run", *files, "-o", SensitivityTest.results, "--replicates", 3)


class SensitivityTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="savan-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    assert_fails = CliTest.assert_fails

    def sensitivity(self, design, *arguments):
        return must("sensitivity", self.shared / design, "--bootstrap", 50, *arguments)

    def document(self, design, *arguments):
        return json.loads(self.sensitivity(design, "--format", "json", *arguments).stdout)

    def result(self, document, scenario, outcome):
        return next(row for row in document["results"] if (row["scenario"], row["outcome"]) == (scenario, outcome))

    def file(self, design, *arguments):
        path = self.folder / "sensitivity.json"
        self.sensitivity(design, "-o", path, "--quiet", *arguments)
        return path


class Estimates(SensitivityTest):
    def test_sobol_indices_of_the_level_and_of_the_difference(self):
        document = self.document("saltelli")
        self.assertEqual([factor["name"] for factor in document["factors"]],
                         ["intention.base", "economy.farm_income", "destination.wage", "replicate"])
        self.assertEqual([factor["assumed"] for factor in document["factors"]], [True, True, False, False])
        level = self.result(document, "no-programme", "unsafe_departures")
        self.assertEqual((level["kind"], level["units"]), ("level", 32))
        # The constant of intention decides how many leave; all else is small beside it.
        self.assertGreater(level["factors"][0]["first"]["value"], 0.7)
        self.assertGreater(level["factors"][0]["total"]["value"], level["factors"][3]["total"]["value"])
        self.assertLess(level["factors"][0]["low_end"], level["factors"][0]["high_end"])
        self.assertGreater(level["assumed_share"]["value"], 0.7)
        self.assertEqual(level["chance"]["first"], level["factors"][3]["first"])
        difference = self.result(document, "cash", "unsafe_departures")
        self.assertEqual(difference["kind"], "difference")
        self.assertIsNotNone(difference["assumed_share"])
        # Nobody spends anything without a programme, so there is no variance to divide.
        self.assertEqual(self.result(document, "no-programme", "cost")["unknown"], "the outcome does not vary")

    def test_a_difference_is_that_of_the_same_runs(self):
        import h5py
        import numpy as np
        with h5py.File(self.shared / "saltelli" / "sweep.h5") as file:
            scenarios = [name.decode() for name in file["scenario"][:]]
            departures = file["unsafe_departures"][:, :, 0]
            paired = departures[:, scenarios.index("cash")] - departures[:, scenarios.index("no-programme")]
        found = self.result(self.document("saltelli"), "cash", "unsafe_departures")
        # By Jansen's formulas, written down again: rows are A, B and A with one column of B.
        rows = paired.reshape(32, 6)
        variance = np.var(rows[:, :2], ddof=1)
        self.assertAlmostEqual(found["mean"], rows[:, :2].mean(), places=3)
        for j, factor in enumerate(found["factors"]):
            self.assertAlmostEqual(factor["first"]["value"],
                                   1 - np.mean((rows[:, 1] - rows[:, j + 2]) ** 2) / 2 / variance, places=4)
            self.assertAlmostEqual(factor["total"]["value"],
                                   np.mean((rows[:, 0] - rows[:, j + 2]) ** 2) / 2 / variance, places=4)

    def test_elementary_effects_rank_but_have_no_share(self):
        level = self.result(self.document("morris"), "no-programme", "unsafe_departures")
        effects = [factor["mu_star"]["value"] for factor in level["factors"]]
        self.assertEqual(max(effects), effects[0])
        self.assertGreater(level["factors"][0]["mu"]["value"], 0)
        self.assertIsNone(level["assumed_share"])
        self.assertIn("do not divide variance", level["unknown"])
        self.assertIn("mu*", self.sensitivity("morris").stdout)

    def test_any_other_design_has_first_order_shares_and_chance(self):
        level = self.result(self.document("latin-hypercube"), "no-programme", "unsafe_departures")
        self.assertGreater(level["factors"][0]["first"]["value"], 0.7)
        self.assertIsNone(level["factors"][0]["total"])
        self.assertIsNotNone(level["chance"]["total"])
        rest = 1 - level["chance"]["first"]["value"] - level["factors"][2]["first"]["value"]
        self.assertAlmostEqual(level["assumed_share"]["value"], min(max(rest, 0), 1), places=4)
        text = self.sensitivity("latin-hypercube", "--top", 2).stdout
        self.assertIn("## Unsafe departures, cash minus no-programme (trips)", text)
        self.assertIn("1 more factors", text)
        self.assertIn("which are few", text)
        self.assertIn("interactions cannot be told apart", text)

    def test_what_is_asked_for(self):
        document = self.document("saltelli", "--outcome", "exploited", "--outcome", "aware", "--scenario", "cash",
                                 "--period", "2003", "--levels")
        self.assertEqual([(row["scenario"], row["outcome"], row["kind"]) for row in document["results"]],
                         [("cash", "exploited", "level"), ("cash", "aware", "level")])
        self.assertEqual(document["period"], {"name": "2003", "first_month": 12, "last_month": 23})
        turned = self.document("saltelli", "--outcome", "exploited", "--baseline", "cash")
        self.assertEqual([row["kind"] for row in turned["results"]], ["difference", "level"])

    def test_csv_has_a_row_for_each_result_and_factor(self):
        done = self.sensitivity("saltelli", "--format", "csv", "--outcome", "unsafe_departures")
        rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
        self.assertEqual(len(rows), 2 * 4)
        self.assertEqual((rows[0]["factor"], rows[0]["source"], rows[0]["assumed"]),
                         ("intention.base", "assumed", "true"))
        self.assertLess(number(rows[0]["first_low"]), number(rows[0]["first_high"]))
        self.assertIn("note: 90 % bands", done.stderr)

    def test_the_same_sweep_gives_the_same_bytes(self):
        first = self.file("saltelli").read_bytes()
        self.sensitivity("saltelli", "-o", self.folder / "again.json")
        self.assertEqual((self.folder / "again.json").read_bytes(), first)


class Compare(SensitivityTest):
    def test_without_a_file_the_share_is_said_to_be_unknown(self):
        self.assertIn("is not known here", must("compare", self.results).stdout)
        document = json.loads(must("compare", self.results, "--format", "json").stdout)
        self.assertIsNone(document["assumed_share"])
        self.assertTrue(any("is not known here" in note for note in document["notes"]))
        self.assertIn("is not known here", must("compare", self.results, "--format", "csv").stderr)

    def test_shares_stand_beside_the_results(self):
        file = self.file("saltelli")
        text = must("compare", self.results, "--sensitivity", file).stdout
        self.assertIn("## Assumed share", text)
        self.assertRegex(text, r"no-programme \(level\) +\| +\d+ % \[\d+, \d+\]")
        self.assertRegex(text, r"varied 2 of the \d+ assumed parameters")
        self.assertNotIn("is not known here", text)
        self.assertNotIn("Not the same in the sweep", text)
        self.assertNotIn("Not in the sweep", text)
        document = json.loads(must("compare", self.results, "--sensitivity", file, "--format", "json").stdout)
        known = json.loads(file.read_text())
        self.assertEqual(document["assumed_share"]["by_scenario"]["cash"]["exploited"],
                         self.result(known, "cash", "exploited")["assumed_share"])
        self.assertEqual(document["assumed_share"]["sweep"], known["sweep"]["digest"])
        table = must("compare", self.results, "--sensitivity", file, "--format", "csv").stdout
        self.assertIn("cash,exploited,difference,", table)

    def test_as_hdf5_it_says_the_same(self):
        for design in ("saltelli", "morris", "latin-hypercube"):
            text, arrays = self.file(design), self.folder / f"{design}.h5"
            self.sensitivity(design, "-o", arrays, "--quiet")
            for command in (["compare", self.results, "--sensitivity"],
                            ["compare", self.results, "--format", "json", "--sensitivity"]):
                self.assertEqual(must(*command, arrays).stdout, must(*command, text).stdout)
            text.unlink()

    def test_why_there_is_no_share(self):
        text = must("compare", self.results, "--sensitivity", self.file("morris")).stdout
        self.assertIn("No share (–) where elementary effects rank parameters", text)

    def test_results_that_are_not_those_of_the_sweep(self):
        other, changed = self.folder / "other.h5", self.folder / "changed.h5"
        file = self.file("saltelli", "--period", "2003")
        third = self.shared / "third.toml"
        third.write_text('extends = "cash.toml"\ntitle = "Third"\n')
        must("run", *self.files, third, "-o", other, "--replicates", 1)
        text = must("compare", other, "--sensitivity", file).stdout
        self.assertIn("Not in the sweep, so not known: third.", text)
        self.assertIn("Shares are of 2003-01 to 2003-12, not of the months compared.", text)
        must("run", *self.files, "-o", changed, "--replicates", 1, "--set", "cash.coverage_fraction=0.2")
        self.assertIn("Not the same in the sweep as here, so its share may be another: cash.",
                      must("compare", changed, "--sensitivity", file).stdout)
        self.assert_fails(savan("compare", self.results, "--sensitivity", file, "--baseline", "cash"), USAGE,
                          "holds differences from no-programme, not from cash", "savan sensitivity --baseline cash")


class Report(SensitivityTest):
    def page(self, *arguments):
        path = self.folder / "report.html"
        must("report", self.results, "-o", path, "--force", *arguments)
        return path.read_text(encoding="utf-8")

    def test_the_page_says_how_much_is_assumed_or_that_it_is_not_known(self):
        page = self.page()
        self.assertIn("How much of these results rests on assumed numbers is not known", page)
        self.assertNotIn('id="tornado-', page)
        page = self.page("--sensitivity", self.file("saltelli"))
        self.assertNotIn("rests on assumed numbers is not known", page)
        self.assertRegex(page, r"Assumed: between \d+ % and \d+ % of the variance")
        self.assertIn('id="sensitivity-shares"', page)
        self.assertEqual(len(re.findall(r'id="tornado-[01]-\w+"', page)), 6)  # two scenarios, three harms
        bars = page[page.index('id="tornado-1-unsafe_departures"'):]
        self.assertIn("destination.wage", bars[:bars.index("</table>")])
        self.assertIn("<svg", bars[:bars.index("</table>")])

    def test_elementary_effects_have_bars_but_no_share(self):
        page = self.page("--sensitivity", self.file("morris"))
        self.assertIn("does not tell how much of these results rests on assumed numbers", page)
        self.assertIn("Mean size of effect", page)

    def test_a_file_that_cannot_be_trusted_gives_no_page(self):
        file = self.file("saltelli")
        file.write_text("{}")
        self.assert_fails(savan("report", self.results, "-o", self.folder / "r.html", "--sensitivity", file),
                          VERIFICATION, "it is something else")
        self.assertFalse((self.folder / "r.html").exists())


class Trouble(SensitivityTest):
    def test_names_that_are_not_there(self):
        sweep = self.shared / "saltelli"
        self.assert_fails(savan("sensitivity", sweep, "--outcome", "exploted"), USAGE, 'did you mean "exploited"?')
        self.assert_fails(savan("sensitivity", sweep, "--scenario", "chas"), USAGE, 'known are no-programme, cash')
        self.assert_fails(savan("sensitivity", sweep, "--period", "2009"), USAGE, 'no period "2009"')
        self.assert_fails(savan("sensitivity", sweep, "--baseline", "none"), USAGE, 'no scenario "none"')
        self.assert_fails(savan("sensitivity", self.folder / "none.h5"), INPUT_OUTPUT, "none.h5")
        self.assert_fails(savan("compare", self.results, "--sensitivity", self.folder / "none.json"), INPUT_OUTPUT,
                          "none.json")

    def test_files_that_are_no_merged_sweep(self):
        must("sweep", "plan", self.folder / "new", *self.files, *FACTORS, "--points", 2, "--runs-per-part", 1)
        self.assert_fails(savan("sensitivity", self.folder / "new"), VERIFICATION, "is not merged yet",
                          "savan sweep merge")
        must("sweep", "run", self.folder / "new")
        part = next((self.folder / "new" / "parts").iterdir())
        self.assert_fails(savan("sensitivity", part), VERIFICATION, "is a part of a sweep")
        for other in (self.results, self.files[0]):
            done = savan("sensitivity", other)
            self.assertIn(done.returncode, (INPUT_OUTPUT, VERIFICATION), done.stderr)
            self.assertIn(other.name, done.stderr)
        damaged = self.folder / "damaged.h5"
        content = bytearray((self.shared / "saltelli" / "sweep.h5").read_bytes())
        content[len(content) // 2] ^= 1
        damaged.write_bytes(content)
        self.assert_fails(savan("sensitivity", damaged), VERIFICATION, "damaged.h5", "is damaged")

    def test_an_incomplete_sweep_is_refused_unless_allowed_and_then_says_so(self):
        folder = self.folder / "part"
        must("sweep", "plan", folder, *self.files, *FACTORS, "--points", 8, "--replicates", 2, "--runs-per-part", 3)
        must("sweep", "run", folder, "--shard", "1/2")
        must("sweep", "merge", folder, "--allow-partial")
        self.assert_fails(savan("sensitivity", folder), VERIFICATION, "holds 9 of 16 runs", "--allow-partial")
        file = self.folder / "s.json"
        done = must("sensitivity", folder, "--allow-partial", "-o", file)
        self.assertIn("PARTIAL: 9 of 16 runs", done.stdout)
        # Runs 0-2, 6-8 and 12-14: replicates in pairs, so points 0, 3, 4, 6, and 7 without its second replicate.
        self.assertEqual(json.loads(file.read_text())["results"][0]["units"], 3)
        self.assertIn("PARTIAL: the sweep holds 9 of 16 runs",
                      must("compare", self.results, "--sensitivity", file).stdout)

    def test_sensitivity_files_that_cannot_be_trusted(self):
        file = self.file("saltelli")
        text = file.read_text()
        digit = text.index('"assumed_share"')
        digit = next(i for i in range(digit, len(text)) if text[i] in "23456789")
        for content, why in ((text[:digit] + "1" + text[digit + 1:], "its SHA-256 differs"),
                             (text[:len(text) // 2], "is no sound file"), ("", "is no sound file"),
                             ("{}", "it is something else"), ("[1]", "it is something else"),
                             ('{"savan_sensitivity": 99}', "newer savan")):
            file.write_text(content)
            self.assert_fails(savan("compare", self.results, "--sensitivity", file), VERIFICATION, file.name, why)

    def test_hdf5_files_that_cannot_be_trusted(self):
        arrays = self.folder / "sensitivity.h5"
        self.sensitivity("morris", "-o", arrays, "--quiet")
        content = bytearray(arrays.read_bytes())
        content[-10] ^= 1
        arrays.write_bytes(content)
        self.assert_fails(savan("compare", self.results, "--sensitivity", arrays), VERIFICATION, "damaged")
        self.assert_fails(savan("compare", self.results, "--sensitivity", self.results), VERIFICATION,
                          "monthly counts")
        self.assert_fails(savan("compare", arrays), VERIFICATION, "damaged")

    def test_an_output_is_not_replaced_unasked(self):
        file = self.file("morris")
        self.assert_fails(savan("sensitivity", self.shared / "morris", "-o", file), INPUT_OUTPUT, "--force")
        self.sensitivity("morris", "-o", file, "--force")

    def test_one_table_in_a_csv(self):
        self.assert_fails(savan("compare", self.results, "--sensitivity", self.file("morris"), "--reach", "--format",
                                "csv"), USAGE, "--sensitivity")


class Imported(SensitivityTest):
    def test_correlated_columns_are_named(self):
        design = self.folder / "design.csv"
        lines = [f"{-1 + i / 10},{20 + i + i % 3}" for i in range(20)]
        design.write_text("intention.base,economy.farm_income\n" + "\n".join(lines) + "\n")
        must("sweep", "plan", self.folder / "mine", *self.files, "--import", design)
        must("sweep", "run", self.folder / "mine")
        must("sweep", "merge", self.folder / "mine")
        text = must("sensitivity", self.folder / "mine", "--bootstrap", 20).stdout
        self.assertRegex(text, r"are correlated, by up to (0\.9\d|1\.00)")
        self.assertIn("all points ran with the same luck", text)


if __name__ == "__main__":
    unittest.main()
