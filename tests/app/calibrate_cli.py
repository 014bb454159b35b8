"""savan calibrate: from targets to a posterior, alone and with others at work, and what it says of bad input."""
import collections
import csv
import resource

import h5py

from savan_cli import *

# Two years of a few villages with a short past, two parameters, two figures to fit and two to check.
QUICK = ["--months", "24", "--set", "population.warm_up=24"]
SIZES = ["--points", "12", "--waves", "2", "--population", "16", "--generations", "2", "--members", "10"]

TARGETS = """
evidence = "{scenarios}/data/evidence.csv"
factors = ["intention.base=uniform(-3, 0)", "intention.female=uniform(-0.5, 1)"]

[target.abroad]
observable = "abroad_share"
scenario = "{scenarios}/no-programme.toml"
months = ["2003-01", "2003-12"]
value = 0.03
sampling_sd = 0.01
discrepancy_sd = 0.01
source = "prev_abroad_3prov_2003"
known_year = 2003
meaning = "for a test"

[target.women]
observable = "migrants_female"
scenario = "{scenarios}/no-programme.toml"
months = ["2003-01", "2003-12"]
value = 0.55
sampling_sd = 0.05
discrepancy_sd = 0.05
source = "mig_female_2003"
known_year = 2005
meaning = "for a test"

[target.minors]
observable = "migrants_10_17"
scenario = "{scenarios}/no-programme.toml"
months = ["2003-01", "2003-12"]
value = 0.21
sampling_sd = 0.05
discrepancy_sd = 0.05
source = "mig_age10_17_2003"
fit = false
known_year = 2003
meaning = "for a test"

[check.effect]
observable = "departure_rate"
scenario = "{scenarios}/as-was.toml"
baseline = "{scenarios}/no-programme.toml"
change = "relative"
months = ["2003-01", "2003-12"]
value = 0
bound = "at-most"
source = "assumed"
known_year = 2003
meaning = "for a test"
"""


def write_few_villages(folder):
    """The shipped scenarios in a folder of their own, with every fifteenth village."""
    shutil.copytree(SCENARIOS / "data", folder / "data")
    for name in ("base", "no-programme", "as-was"):
        shutil.copy(SCENARIOS / f"{name}.toml", folder)
    base = (folder / "base.toml").read_text()
    (folder / "base.toml").write_text(re.sub(r"target = \[[^]]*\]", "target = [110, 125, 320, 335]", base))
    residents = collections.Counter()
    for name, chosen in (("villages", lambda row: int(row["number"]) % 15 == 5), ("districts", lambda row: True)):
        with open(folder / "data" / f"{name}.csv", newline="") as file:
            rows = [row for row in csv.DictReader(file) if chosen(row)]
        for row in rows:
            if name == "villages":
                residents[row["district"]] += int(row["residents"])
            else:
                row["residents"] = residents[row["id"]]
        with open(folder / "data" / f"{name}.csv", "w", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)


class CalibrateTest(CliTest):
    def setUp(self):
        super().setUp()
        self.scenarios = self.folder / "scenarios"
        write_few_villages(self.scenarios)
        self.targets = self.folder / "targets.toml"
        self.targets.write_text(TARGETS.format(scenarios=self.scenarios))
        self.fitted = self.folder / "fitted"

    def plan(self, *arguments, sizes=SIZES):
        done = savan("calibrate", "plan", self.fitted, self.targets, *QUICK, *sizes, *arguments)
        self.assertEqual(done.returncode, OK, done.stderr)
        return done

    def run_it(self, *arguments, folder=None, code=OK, **options):
        done = savan("calibrate", "run", folder or self.fitted, *arguments, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def result(self, folder=None):
        """The bytes of both files of the result."""
        return [((folder or self.fitted) / name).read_bytes() for name in ("posterior.csv", "calibration.json")]

    def status(self, code=VERIFICATION):
        done = savan("calibrate", "status", self.fitted, "--json")
        self.assertEqual(done.returncode, code, done.stderr)
        return json.loads(done.stdout)

    def members(self):
        lines = (self.fitted / "posterior.csv").read_text().splitlines()
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


class WholeLine(CalibrateTest):
    def test_plan_run_status_and_what_comes_out(self):
        self.assertIn("2 parameters, 2 targets to fit and 2 to check", self.plan().stderr)
        status = savan("calibrate", "status", self.fitted)
        self.assertEqual(status.returncode, VERIFICATION)
        self.assertIn("nothing was run yet", status.stdout)
        done = self.run_it("--json")
        for words in ("wave 1 of 2: 12 points, 12 runs", "what chance does: 5 points, 40 runs",
                      "% of the space of parameters is left", "generation 1 of at most 2: tolerance",
                      "checks of the posterior: done"):
            self.assertIn(words, done.stderr)
        said = json.loads(done.stdout)
        self.assertEqual((said["complete"], said["settled"]), (True, True))
        self.assertNotIn("warning", done.stderr)
        self.assertTrue(self.status(OK)["complete"])

        members = self.members()
        self.assertEqual(len(members), 10)
        for member in members:
            self.assertEqual(list(member), ["intention.base", "intention.female"])
            self.assertTrue(-3 <= float(member["intention.base"]) <= 0)
        result = json.loads((self.fitted / "calibration.json").read_text())
        digest = result["runs_digest"]
        self.assertIn(f"# runs_digest: {digest}\n", (self.fitted / "posterior.csv").read_text())
        self.assertEqual([stage["stage"] for stage in result["stages"]][:3], ["wave-1", "wave-2", "generation-1"])
        self.assertEqual([emulator["target"] for emulator in result["stages"][0]["emulators"]], ["abroad", "women"])
        self.assertEqual([(t["id"], t["fitted"]) for t in result["targets"] + result["checks"]],
                         [("abroad", True), ("women", True), ("minors", False), ("effect", False)])
        for target in result["targets"] + result["checks"]:
            self.assertEqual(len(target["members"]), 10)
            quantiles = target["posterior"]["quantiles"]
            self.assertTrue(quantiles["5"] <= quantiles["50"] <= quantiles["95"])
        self.assertGreater(result["targets"][0]["chance_sd"], 0)
        base, female = result["parameters"]
        self.assertEqual((base["name"], base["prior"]["distribution"]), ("intention.base", "uniform(-3, 0)"))
        self.assertEqual(base["prior"]["quantiles"]["50"], -1.5)
        self.assertIn(base["verdict"], ("identified", "narrowed", "stays-prior"))

        # Again does nothing but say so.
        before = self.result()
        done = self.run_it()
        self.assertIn("0 runs simulated", done.stderr)
        self.assertEqual(self.result(), before)

    def test_a_member_run_alone_gives_its_target(self):
        self.plan()
        self.run_it()
        result = json.loads((self.fitted / "calibration.json").read_text())
        member = self.members()[3]
        # The same scenario at the member's values through another door: a sweep of one point.
        (self.folder / "design.csv").write_text(",".join(member) + "\n" + ",".join(member.values()) + "\n")
        sweep = self.folder / "sweep"
        for arguments in (["plan", sweep, self.scenarios / "no-programme.toml", *QUICK, "--import",
                           self.folder / "design.csv"], ["run", sweep], ["merge", sweep, "-o", self.results]):
            done = savan("sweep", *arguments)
            self.assertEqual(done.returncode, OK, done.stderr)
        with h5py.File(self.results) as one:
            digest = one["provenance/digest"][0, 0]
        # Stages are sweeps and merge as such; the run with that digest has the member's value.
        found = set()
        for folder in self.fitted.glob("generation-*"):
            merged = self.folder / f"{folder.name}.h5"
            self.assertEqual(savan("sweep", "merge", folder, "-o", merged).returncode, OK)
            with h5py.File(merged) as runs:
                rows = (runs["provenance/digest"][:, 0] == digest).nonzero()[0]
                found |= {runs["abroad"][row, 0, 0] for row in rows}
        self.assertEqual(found, {result["targets"][0]["members"][3]})

    def test_known_until_fits_only_what_was_known(self):
        done = self.plan("--known-until", "2003")
        self.assertIn("1 targets to fit and 3 to check", done.stderr)
        self.run_it()
        result = json.loads((self.fitted / "calibration.json").read_text())
        self.assertEqual([target["fitted"] for target in result["targets"]], [True, False, False])
        self.assertEqual(result["known_until"], 2003)
        self.assertIn("# known_until: 2003\n", (self.fitted / "posterior.csv").read_text())


class Together(CalibrateTest):
    def test_three_shards_side_by_side_give_what_one_process_gives(self):
        self.plan()
        alone = self.folder / "alone"
        shutil.copytree(self.fitted, alone)
        self.run_it("--threads", "1", folder=alone)
        shards = [subprocess.Popen([SAVAN, "calibrate", "run", self.fitted, "--shard", f"{i}/3", "--wait",
                                    "--threads", "1"], stderr=subprocess.PIPE, text=True) for i in (1, 2, 3)]
        for shard in shards:
            _, words = shard.communicate(timeout=300)
            self.assertEqual(shard.returncode, OK, words)
        self.assertEqual(self.result(), self.result(alone))

    def stop_while_it_writes(self, process, stage):
        """Stops it where it has a part in hand and keeps the lock of it, not between two parts."""
        while True:
            process.send_signal(signal.SIGSTOP)
            if json.loads(savan("sweep", "status", stage, "--json").stdout)["being_written"]:
                return
            process.send_signal(signal.SIGCONT)
            time.sleep(0.01)
            self.assertIsNone(process.poll())

    def test_what_others_have_in_hand_is_left_to_them(self):
        self.plan(sizes=["--points", "200"])  # so many that the other is still at them when it is stopped
        other = subprocess.Popen([SAVAN, "calibrate", "run", self.fitted, "--threads", "1"],
                                 stderr=subprocess.PIPE, text=True)
        parts = self.fitted / "wave-1" / "parts"
        while not (parts.is_dir() and any(parts.iterdir())):
            time.sleep(0.02)
            self.assertIsNone(other.poll())
        try:
            self.stop_while_it_writes(other, parts.parent)
            done = self.run_it(code=TRY_AGAIN, timeout=280)
            self.assertIn("others are still at wave 1 of 3", done.stderr)
            self.assertIn("--wait", done.stderr)
        finally:
            other.send_signal(signal.SIGCONT)
            other.send_signal(signal.SIGTERM)
            other.communicate(timeout=60)


class Stopped(CalibrateTest):
    def until(self, process, folder, parts):
        while not folder.is_dir() or len(list(folder.iterdir())) < parts:
            time.sleep(0.01)
            self.assertIsNone(process.poll())

    def stop(self, stage, number):
        """A run that is sent a signal when some parts of a stage are there, and its words."""
        process = subprocess.Popen([SAVAN, "calibrate", "run", self.fitted, "--threads", "1"],
                                   stderr=subprocess.PIPE, text=True)
        self.until(process, self.fitted / stage / "parts", 2)
        process.send_signal(number)
        _, words = process.communicate(timeout=60)
        return process.returncode, words

    def test_stopped_and_killed_it_ends_as_if_it_had_not_been(self):
        self.plan()
        alone = self.folder / "alone"
        shutil.copytree(self.fitted, alone)
        self.run_it(folder=alone)
        code, words = self.stop("wave-1", signal.SIGTERM)
        self.assertEqual(code, 143, words)
        self.assertRegex(words, r"stopped at (wave|what chance does|generation)")
        code, _ = self.stop("wave-2", signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL)
        code, words = self.stop("generation-1", signal.SIGINT)
        self.assertEqual(code, 130, words)
        self.assertFalse(self.status()["complete"])
        self.run_it()
        self.assertEqual(self.result(), self.result(alone))

    def test_progress_names_the_stage_and_the_time_left(self):
        self.plan()
        code, seen = savan_on_terminal("calibrate", "run", self.fitted, "--threads", "1")
        self.assertEqual(code, OK)
        # Which of the steps are seen depends on how busy the machine is.
        self.assertRegex(seen, r"\d+ %, \d+ of 12 runs of wave 1 of 2, about \d+ s left, at most \d+ s with all")


class Trouble(CalibrateTest):
    def test_what_cannot_be_planned(self):
        self.assert_fails(savan("calibrate", "plan", self.fitted, self.folder / "none.toml"), INVALID, "none.toml")
        self.assert_fails(savan("calibrate", "plan", self.fitted, self.targets, "--known-until", "2002"), USAGE,
                          "no target is left to fit to", "--known-until")
        self.assert_fails(savan("calibrate", "plan", self.fitted, self.targets, "--months", "12"), USAGE,
                          "--months 12 is too short", "at least 24")
        text = self.targets.read_text()
        self.targets.write_text(text.replace("factors", "factor"))
        self.assert_fails(savan("calibrate", "plan", self.fitted, self.targets), INVALID, "factor", "did you mean")
        self.targets.write_text(re.sub(r"factors.*\n", "", text))
        self.assert_fails(savan("calibrate", "plan", self.fitted, self.targets), INVALID, "no parameters to calibrate")
        self.assertFalse(self.fitted.exists())

    def test_a_sample_that_is_not_yet_one_of_the_posterior_is_told(self):
        self.plan(sizes=[*SIZES[:-4], "--generations", "1", "--members", "200"])
        done = self.run_it("--json")
        self.assertIn("plan with more --generations", done.stderr)
        self.assertFalse(json.loads(done.stdout)["settled"])
        self.assertFalse(json.loads((self.fitted / "calibration.json").read_text())["settled"])

    def test_a_parameter_that_a_scenario_gives_itself(self):
        done = self.plan("--set", "intention.base=-1")
        self.assertIn("gives intention.base itself", done.stderr)

    def test_a_plan_is_never_overwritten_and_never_missing(self):
        self.plan()
        done = savan("calibrate", "plan", self.fitted, self.targets, *QUICK)
        self.assert_fails(done, INPUT_OUTPUT, "holds a plan already")
        for command in ("run", "status"):
            self.assert_fails(savan("calibrate", command, self.folder), INPUT_OUTPUT, "is no folder of a calibration")
        self.assert_fails(savan("calibrate", "rnu", self.folder), USAGE, 'did you mean "run"?')

    def test_a_plan_changed_afterwards(self):
        self.plan()
        with open(self.fitted / "targets.toml", "a") as targets:
            targets.write("# more\n")
        for command in ("run", "status"):
            self.assert_fails(savan("calibrate", command, self.fitted), VERIFICATION, "targets.toml",
                              "is not what was planned")

    def test_a_stage_changed_afterwards(self):
        self.plan()
        self.run_it()
        places = self.fitted / "wave-2" / "places.csv"
        lines = places.read_text().splitlines()
        lines[1], lines[2] = lines[2], lines[1]
        places.write_text("\n".join(lines) + "\n")
        self.assert_fails(savan("calibrate", "run", self.fitted), VERIFICATION, "wave-2",
                          "is no stage of this calibration", "places.csv")

    def test_a_damaged_part_is_run_again(self):
        self.plan()
        self.run_it()
        before = self.result()
        part = sorted((self.fitted / "wave-1" / "parts").iterdir())[3]
        damaged = bytearray(part.read_bytes())
        damaged[len(damaged) // 2] ^= 1
        part.write_bytes(damaged)
        self.assertIn(part.name, savan("calibrate", "status", self.fitted).stdout)
        done = self.run_it()
        self.assertIn("It is run again.", done.stderr)
        self.assertIn("1 runs simulated", done.stderr)
        self.assertEqual(self.result(), before)

    def test_full_disk_loses_nothing_that_was_whole(self):
        self.plan()

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (36_000, 36_000))  # scenarios fit, parts do not

        done = self.run_it(preexec_fn=limit, code=INPUT_OUTPUT)
        self.assertIn("Free some space", done.stderr)
        self.assertFalse((self.fitted / "posterior.csv").exists())
        self.run_it()


if __name__ == "__main__":
    unittest.main()
