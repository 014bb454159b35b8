"""savan calibrate page: from a calibration's result to the page, and what it says of files that do not fit."""
import hashlib

from savan_cli import *

TARGETS = SCENARIOS / "targets" / "savannakhet.toml"


def result_for(targets, **changed):
    """A result of three members for every target and check of a file, all of them 0.5."""
    text = targets.read_text()
    entries = {kind: [{"id": name, "fitted": kind == "target", "members": [0.5, 0.5, 0.5]}
                      for name in re.findall(rf"^\[{kind}\.([^\]]+)\]", text, re.M)] for kind in ("target", "check")}
    return {"savan_calibration_result": 1, "version": "0", "git_revision": "none", "runs": 3, "runs_digest": "f0",
            "targets_sha256": hashlib.sha256(text.encode()).hexdigest(), "settled": True, "parameters": [], "ties": [],
            "targets": entries["target"], "checks": entries["check"], **changed}


class Page(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name="fitted", **changed):
        (self.folder / name).mkdir(exist_ok=True)
        (self.folder / name / "calibration.json").write_text(json.dumps(result_for(TARGETS, **changed)))
        return self.folder / name

    def test_is_printed_or_written_whole(self):
        folder, page = self.write(), self.folder / "page.md"
        printed = savan("calibrate", "page", folder, TARGETS)
        self.assertEqual(printed.returncode, OK, printed.stderr)
        self.assertTrue(printed.stdout.startswith("# Validation"))
        for name in ("abroad-2003", "survival-2012", "cash-may-raise", "dropout-by-grade"):
            self.assertIn(name, printed.stdout)
        self.assertEqual(savan("calibrate", "page", folder, TARGETS, "-o", page).returncode, OK)
        self.assertEqual(page.read_text(), printed.stdout)
        self.assertEqual(savan("calibrate", "page", folder, TARGETS, "-o", page).returncode, INPUT_OUTPUT)
        self.assertEqual(savan("calibrate", "page", folder, TARGETS, "-o", page, "--force").returncode, OK)

    def test_predicts_later_figures_only_from_a_calibration_to_earlier_ones(self):
        folder, early = self.write(), self.write("early", known_until=2003)
        done = savan("calibrate", "page", folder, TARGETS, "--origin", early)
        self.assertEqual(done.returncode, OK, done.stderr)
        self.assertIn("only to figures known by 2003", done.stdout)
        done = savan("calibrate", "page", folder, TARGETS, "--origin", folder)
        self.assertEqual(done.returncode, VERIFICATION)
        self.assertIn("--known-until", done.stderr)

    def test_what_does_not_fit_is_refused(self):
        self.assertEqual(savan("calibrate", "page", self.folder, TARGETS).returncode, INPUT_OUTPUT)
        other = savan("calibrate", "page", self.write(targets_sha256="0"), TARGETS)
        self.assertEqual(other.returncode, VERIFICATION)
        self.assertIn("made with other targets", other.stderr)
        mistaken = self.folder / "mistaken.toml"
        mistaken.write_text("[target.a]\n")
        self.assertEqual(savan("calibrate", "page", self.write(), mistaken).returncode, INVALID)
        self.assertEqual(savan("calibrate", "page", self.write()).returncode, USAGE)


if __name__ == "__main__":
    unittest.main()
