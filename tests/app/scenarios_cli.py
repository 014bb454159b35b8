"""validate and explain: what is wrong with scenario files, and what is in them."""
import csv
import io
import json

from savan_cli import *


class Validate(CliTest):
    def test_every_shipped_scenario_is_sound(self):
        files = sorted(map(str, SCENARIOS.glob("*.toml")))
        self.assertGreater(len(files), 10)
        done = savan("validate", *files)
        self.assertEqual((done.returncode, done.stderr), (OK, ""))
        self.assertEqual(done.stdout.splitlines(), [f"{file}: OK" for file in files])

    def refuses(self, text, *words):
        """Refused with file:line:column and these words."""
        path = self.scenario("wrong.toml", text)
        done = savan("validate", path)
        self.assert_fails(done, INVALID, *words)
        self.assertRegex(done.stderr, rf"(?m)^{re.escape(str(path))}:\d+:\d+: ")
        return done.stderr

    def test_syntax_error(self):
        self.assertIn("wrong.toml:3:", self.refuses("\nmonths = = 3\n"))

    def test_unknown_key_with_a_suggestion(self):
        self.refuses("monhts = 24\n", '"monhts"', 'did you mean "months"?')
        self.refuses('[parameters]\n"awareness.halflife" = 3\n', 'did you mean "awareness.half_life"?')

    def test_duplicate_key(self):
        self.refuses("months = 24\nmonths = 36\n", "wrong.toml:3:")

    def test_wrong_type_range_and_nan(self):
        self.refuses('months = "two"\n', "wrong.toml:2:")
        self.refuses('[parameters]\n"awareness.half_life" = -1\n', "0.5", "1200")
        self.refuses('[parameters]\n"awareness.half_life" = nan\n', "wrong.toml:3:")

    def test_missing_base_and_cycle(self):
        (self.folder / "lost.toml").write_text('extends = "nowhere.toml"\n')
        self.assert_fails(savan("validate", self.folder / "lost.toml"), INVALID, "lost.toml:1:",
                          "nowhere.toml")
        (self.folder / "a.toml").write_text('extends = "b.toml"\n')
        (self.folder / "b.toml").write_text('extends = "a.toml"\n')
        self.assert_fails(savan("validate", self.folder / "a.toml"), INVALID, ".toml:1:")

    def test_all_problems_of_all_files_at_once_and_sound_files_named(self):
        first = self.scenario("first.toml", 'monhts = 24\n[parameters]\n"awareness.half_life" = -1\n')
        second = self.scenario("second.toml", "titel = 'x'\n")
        done = savan("validate", first, BASELINE, second)
        self.assertEqual(done.returncode, INVALID)
        self.assertEqual(done.stdout, f"{BASELINE}: OK\n")
        for place in (f"{first}:2:", f"{first}:4:", f"{second}:2:"):
            self.assertIn(place, done.stderr)

    def test_a_fault_of_the_base_is_said_once(self):
        (self.folder / "base.toml").write_text("nonsense = 1\n")
        for name in ("one", "two"):
            (self.folder / f"{name}.toml").write_text('extends = "base.toml"\n')
        done = savan("validate", self.folder / "one.toml", self.folder / "two.toml")
        self.assertEqual(done.returncode, INVALID)
        self.assertEqual(done.stderr.count('"nonsense"'), 1)

    def test_missing_file_and_folder_are_input_errors(self):
        self.assert_fails(savan("validate", self.folder / "none.toml"), INPUT_OUTPUT, "none.toml",
                          "no such file")
        self.assert_fails(savan("validate", self.folder), INPUT_OUTPUT, str(self.folder), "directory")
        wrong = self.scenario("wrong.toml", "x = 1\n")
        self.assert_fails(savan("validate", self.folder / "none.toml", wrong), INVALID, "no such file", '"x"')

    def test_unreadable_folder(self):
        closed = self.folder / "closed"
        self.scenario("closed/scenario.toml", "")
        closed.chmod(0o000)
        self.addCleanup(closed.chmod, 0o700)
        as_nobody = {"user": 65534} if os.getuid() == 0 else {}
        self.folder.chmod(0o755)
        done = savan("validate", closed / "scenario.toml", **as_nobody)
        self.assert_fails(done, INPUT_OUTPUT, "scenario.toml", "Permission denied")


class Explain(CliTest):
    def test_markdown_names_value_unit_source_and_place(self):
        done = savan("explain", AS_WAS)
        self.assertEqual((done.returncode, done.stderr), (OK, ""))
        line = next(line for line in done.stdout.splitlines() if line.startswith("| awareness.half_life "))
        for word in ("12", "month", "0.5 .. 1200", "uniform(3, 36)", "assumed", "default"):
            self.assertIn(word, line)
        self.assertRegex(done.stdout, r"\n\d+ of \d+ values are assumed")
        self.assertIn("as-was.toml:", done.stdout)

    def test_csv_has_a_byte_order_mark_and_whole_rows(self):
        done = savan("explain", AS_WAS, "--format", "csv")
        self.assertTrue(done.stdout.startswith("\ufeffname,value,unit,"))
        rows = list(csv.reader(io.StringIO(done.stdout[1:])))
        self.assertEqual({len(row) for row in rows}, {12})
        self.assertGreater(len(rows), 80)

    def test_json_tells_what_the_command_line_changed(self):
        done = savan("explain", AS_WAS, "--format", "json", "--set", "awareness.half_life=24")
        explained = json.loads(done.stdout)
        self.assertEqual(explained["scenario"], "as-was")
        value = next(value for value in explained["values"] if value["name"] == "awareness.half_life")
        self.assertEqual((value["value"], value["file"], value["unit"]), ("24", "command line", "month"))

    def test_unknown_change_is_refused_with_a_suggestion(self):
        self.assert_fails(savan("explain", AS_WAS, "--set", "awareness.half_lif=24"), INVALID,
                          'did you mean "awareness.half_life"?')
        self.assert_fails(savan("explain", AS_WAS, "--set", "awareness.half_life"), INVALID, "no value")


if __name__ == "__main__":
    unittest.main()
