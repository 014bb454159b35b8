"""savan report: one page from whole results, and none from others."""
from savan_cli import *
from signals_cli import ENDLESS, RunOnTerminal


class Report(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = pathlib.Path(tempfile.mkdtemp(prefix="savan-cli-"))
        cls.addClassCleanup(shutil.rmtree, cls.shared)
        cls.file = cls.shared / "results.h5"
        done = savan("run", BASELINE, AS_WAS, "-o", cls.file, *SMALL, "--reproducible")
        assert done.returncode == OK, done.stderr

    def setUp(self):
        super().setUp()
        self.page = self.folder / "report.html"

    def report(self, *arguments, file=None):
        return savan("report", file or self.file, "-o", self.page, *arguments)

    def refuses(self, done, code, *words):
        self.assert_fails(done, code, *words)
        self.assertFalse(self.page.exists())
        self.assertEqual([path.name for path in self.folder.iterdir() if ".partial-" in path.name], [])

    def test_writes_one_page_and_says_so(self):
        done = self.report()
        self.assertEqual((done.returncode, done.stdout), (OK, ""), done.stderr)
        self.assertRegex(done.stderr, r"report.html: 2 scenarios, 2 replicates, [\d.]+ MB, digest [0-9a-f]{16}\n\Z")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["report.html"])
        page = self.page.read_text(encoding="utf-8")
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertIn("As it was, 2002-2005", page)
        self.assertLess(len(page.encode()), 1_500_000)

    def test_quiet_says_nothing(self):
        self.assertEqual(self.report("--quiet").stderr, "")

    def test_equal_results_give_equal_bytes(self):
        self.report()
        first = self.page.read_bytes()
        self.report("--force")
        self.assertTrue(first == self.page.read_bytes())

    def test_levels_are_those_of_compare(self):
        self.report()
        scenarios = json.loads(savan("compare", self.file, "--format", "json").stdout)["scenarios"]
        table = re.search(r'<table id="scenarios".*?</table>', self.page.read_text(encoding="utf-8"), re.DOTALL)[0]
        rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)[-len(scenarios):]
        for scenario, row in zip(sorted(scenarios, key=lambda each: each["name"] != "no-programme"), rows):
            level = scenario["outcomes"]["unsafe_departures"]["level"]
            self.assertIn(scenario["name"], row)
            self.assertIn(f">{float(f'{level:.4g}'):,.0f}</td>".replace(",", "\u202f"), row)

    def test_an_existing_page_is_kept_unless_forced(self):
        self.page.write_text("precious")
        self.assert_fails(self.report(), INPUT_OUTPUT, "report.html", "--force")
        self.assertEqual(self.page.read_text(), "precious")
        self.assertEqual(self.report("--force").returncode, OK)
        self.assertIn("<!DOCTYPE html>", self.page.read_text(encoding="utf-8"))

    def test_damaged_results_give_no_page(self):
        damaged = self.folder / "damaged.h5"
        content = bytearray(self.file.read_bytes())
        content[len(content) // 2] ^= 1
        damaged.write_bytes(content)
        self.refuses(self.report(file=damaged), VERIFICATION, "damaged.h5")
        damaged.write_bytes(content[:1000])
        self.refuses(self.report(file=damaged), VERIFICATION, "damaged.h5")

    def test_damaged_results_leave_an_older_page_alone(self):
        self.page.write_text("older")
        damaged = self.folder / "damaged.h5"
        damaged.write_bytes(self.file.read_bytes()[:-1])
        self.assertEqual(self.report("--force", file=damaged).returncode, VERIFICATION)
        self.assertEqual(self.page.read_text(), "older")

    def test_foreign_files_give_no_page(self):
        self.refuses(self.report(file=BASELINE), VERIFICATION, "no-programme.toml", "not an HDF5 file")
        self.refuses(self.report(file=self.folder / "none.h5"), INPUT_OUTPUT, "none.h5")

    def test_partial_results_are_reported_only_when_asked_for(self):
        partial = self.folder / "partial.h5"
        run = RunOnTerminal(BASELINE, "-o", partial, *ENDLESS)
        run.wait_for(r", 2 of 100000 replicates")
        run.process.send_signal(signal.SIGINT)
        self.assertEqual(run.end(), 130)
        self.refuses(self.report(file=partial), VERIFICATION, "partial.h5", "is partial", "--allow-partial")
        self.assertEqual(self.report("--allow-partial", file=partial).returncode, OK)
        page = self.page.read_text(encoding="utf-8")
        self.assertIn("Partial results: the run was stopped early.", page)
        self.assertIn("ຜົນຍັງບໍ່ຄົບ", page)

    def test_baseline_and_years(self):
        self.assertEqual(self.report("--baseline", "as-was", "--years", "2003").returncode, OK)
        page = self.page.read_text(encoding="utf-8")
        self.assertIn("January 2003 to December 2003", page)
        self.page.unlink()
        self.refuses(self.report("--baseline", "as-wos"), USAGE, 'did you mean "as-was"?')
        self.refuses(self.report("--years", "1999"), USAGE, "--years")

    def test_the_baseline_alone_is_still_a_page(self):
        lonely = self.folder / "lonely.h5"
        self.assertEqual(savan("run", BASELINE, "-o", lonely, *SMALL).returncode, OK)
        self.assertEqual(self.report(file=lonely).returncode, OK)
        self.assertIn("there is nothing to compare", self.page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
