"""savan verify: whole files pass, anything else is found."""
import json

from savan_cli import *


class Verify(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = pathlib.Path(tempfile.mkdtemp(prefix="savan-cli-"))
        cls.addClassCleanup(shutil.rmtree, cls.shared)
        plans = cls.shared / "plans"
        shutil.copytree(SCENARIOS, plans)
        cls.file = cls.shared / "results.h5"
        done = savan("run", plans / "no-programme.toml", plans / "as-was.toml", "-o", cls.file, *SMALL,
                     "--set", "events.coverage=0.6", "--json")
        assert done.returncode == OK, done.stderr
        cls.digest = json.loads(done.stdout)["digest"]
        shutil.rmtree(plans)  # from here on the file must speak for itself

    def test_a_whole_file_passes(self):
        done = savan("verify", self.file)
        self.assertEqual((done.returncode, done.stderr), (OK, ""))
        self.assertGreater(len(done.stdout.splitlines()), 4)
        for line in done.stdout.splitlines():
            self.assertRegex(line, r"\Aok    \S+: \S")

    def test_rerun_gives_the_same_digests_without_the_scenario_files(self):
        done = savan("verify", self.file, "--rerun", "2", "--json")
        self.assertEqual(done.returncode, OK, done.stdout + done.stderr)
        document = json.loads(done.stdout)
        self.assertEqual((document["digest"], document["passed"]), (self.digest, True))
        names = [check["name"] for check in document["checks"]]
        for name in ("rerun scenarios", "rerun replicate 0", "rerun replicate 1"):
            self.assertIn(name, names)

    def test_rerun_draws_uncertain_effects_again(self):
        path = self.folder / "believed.h5"
        plain = json.loads(savan("run", SCENARIOS / "no-programme.toml", SCENARIOS / "as-was.toml", "-o",
                                 self.folder / "known.h5", *SMALL, "--json").stdout)
        done = savan("run", SCENARIOS / "no-programme.toml", SCENARIOS / "as-was.toml", "-o", path, *SMALL,
                     "--uncertain-effects", "--json")
        self.assertEqual(done.returncode, OK, done.stderr)
        self.assertNotEqual(json.loads(done.stdout)["digest"], plain["digest"])
        done = savan("verify", path, "--rerun", "2", "--json")
        self.assertEqual(done.returncode, OK, done.stdout + done.stderr)
        self.assertIn("parameters and effects that each replicate draws", savan("compare", path).stdout)

    def damaged(self, change):
        content = bytearray(self.file.read_bytes())
        path = self.folder / "damaged.h5"
        path.write_bytes(change(content))
        return path

    def assert_found(self, path, *words):
        done = savan("verify", path)
        self.assertEqual(done.returncode, VERIFICATION, done.stdout + done.stderr)
        self.assertIn("FAIL", done.stdout)
        for word in words:
            self.assertIn(word, done.stdout)
        report = savan("verify", path, "--json")
        self.assertEqual(report.returncode, VERIFICATION)
        self.assertFalse(json.loads(report.stdout)["passed"])

    def test_a_flipped_bit_anywhere_is_found(self):
        size = self.file.stat().st_size
        for place in (9, size // 3, size // 2, size - 1):
            with self.subTest(place):
                def flip(content):
                    content[place] ^= 1
                    return content
                self.assert_found(self.damaged(flip))

    def test_a_truncated_file_is_found(self):
        self.assert_found(self.damaged(lambda content: content[:-100]), "truncated")
        self.assert_found(self.damaged(lambda content: content[:1000]))

    def test_another_kind_of_file_is_found(self):
        self.assert_found(pathlib.Path(BASELINE))

    def test_a_file_that_is_not_there_is_an_input_error(self):
        self.assert_fails(savan("verify", self.folder / "none.h5"), INPUT_OUTPUT, "none.h5")


if __name__ == "__main__":
    unittest.main()
