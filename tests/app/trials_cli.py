"""trials: what the model gives beside what published trials found."""
import csv
import io
import json

from savan_cli import *

EFFECTS = SCENARIOS / "targets" / "effects.toml"


class Trials(CliTest):
    def test_every_figure_stands_beside_the_models_answer(self):
        done = savan("trials", EFFECTS, "--replicates", "2", "--format", "json", "--threads", "1")
        self.assertEqual(done.returncode, OK, done.stderr)
        document = json.loads(done.stdout)
        self.assertEqual((document["replicates"], document["uncertain_effects"]), (2, False))
        by_name = {row["figure"]: row for row in document["figures"]}
        self.assertGreaterEqual(len(by_name), 8)
        comoros = by_name["comoros-departures"]
        self.assertEqual((comoros["published"], comoros["source"], comoros["use"]),
                         (0.38, "eff_cashforwork_migration", "fit"))
        for row in by_name.values():
            self.assertEqual(row["replicates"], 2)
            self.assertLessEqual(row["low"], row["model"])
            self.assertLessEqual(row["model"], row["high"])
        again = savan("trials", EFFECTS, "--replicates", "2", "--format", "json", "--threads", "3")
        self.assertEqual(again.stdout, done.stdout)

        believed = savan("trials", EFFECTS, "--replicates", "2", "--uncertain-effects", "--format", "csv")
        self.assertEqual(believed.returncode, OK, believed.stderr)
        rows = {row["figure"]: row for row in csv.DictReader(io.StringIO(believed.stdout.lstrip("\ufeff")))}
        self.assertEqual(rows.keys(), by_name.keys())
        self.assertNotEqual(float(rows["dakar-intention"]["model"]), by_name["dakar-intention"]["model"])
        # Cash is decided, not believed: nothing of that trial is drawn.
        self.assertAlmostEqual(float(rows["comoros-departures"]["model"]), comoros["model"], 5)

    def test_a_change_that_no_trial_has_is_refused(self):
        done = savan("trials", EFFECTS, "--set", "vide.quality=0.4")
        self.assert_fails(done, INVALID, "--set vide.quality=0.4", "unknown name")

    def test_a_file_that_is_none_of_targets_is_refused(self):
        self.assert_fails(savan("trials", BASELINE), INVALID, "extends")


if __name__ == "__main__":
    unittest.main()
