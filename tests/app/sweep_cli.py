"""savan sweep: from a plan to one file, alone and with others at work, and what it says of bad input."""
import resource

from savan_cli import *

FACTORS = ["--factor", "awareness.half_life", "--factor", "intention.base=uniform(-2, -1)"]
QUICK = ["--months", "12", "--set", "population.warm_up=24"]


class SweepTest(CliTest):
    def setUp(self):
        super().setUp()
        self.sweep = self.folder / "sweep"

    def plan(self, *arguments, folder=None, files=(BASELINE, AS_WAS)):
        done = savan("sweep", "plan", folder or self.sweep, *files, *QUICK, *arguments)
        self.assertEqual(done.returncode, OK, done.stderr)
        return done

    def plan_small(self, points=3, *arguments, folder=None):
        return self.plan(*FACTORS, "--points", points, *arguments, folder=folder)

    def run_sweep(self, *arguments, folder=None, code=OK, **options):
        done = savan("sweep", "run", folder or self.sweep, *arguments, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def status(self):
        return json.loads(savan("sweep", "status", self.sweep, "--json").stdout)

    def merged_digest(self, folder=None):
        done = savan("sweep", "merge", folder or self.sweep, "--json", "--force")
        self.assertEqual(done.returncode, OK, done.stderr)
        return json.loads(done.stdout)["digest"]

    def parts(self):
        return sorted((self.sweep / "parts").iterdir())


class WholeLine(SweepTest):
    def test_plan_run_status_merge(self):
        self.assertIn("3 points (latin-hypercube, 2 factors) x 2 replicates = 6 runs of 2 scenarios, in 6 parts",
                      self.plan_small(3, "--replicates", 2).stderr)
        status = savan("sweep", "status", self.sweep)
        self.assertEqual(status.returncode, VERIFICATION)
        self.assertIn("0 of 6 runs are there; of 6 parts 0 are whole, 0 begun, 6 missing", status.stdout)
        self.assert_fails(savan("sweep", "merge", self.sweep), VERIFICATION, "0 of 6 runs", "savan sweep run")
        self.assertIn("shard 1/2: 3 runs simulated, 0 were there, 0 left", self.run_sweep("--shard", "1/2").stderr)
        self.assertIn("3 runs simulated, 3 were there", self.run_sweep().stderr)
        self.assertIn("0 runs simulated, 6 were there", self.run_sweep().stderr)
        status = savan("sweep", "status", self.sweep)
        self.assertEqual((status.returncode, status.stderr), (OK, ""))
        self.assertIn("complete: savan sweep merge", status.stdout)
        done = savan("sweep", "merge", self.sweep, "-o", self.results)
        self.assertRegex(done.stderr, r"results.h5: 6 of 6 runs, digest [0-9a-f]{16}\n")
        self.assert_fails(savan("compare", self.results), VERIFICATION, "is the result of a sweep")

    def test_the_folder_is_all_that_is_needed(self):
        copy = self.folder / "plans"
        shutil.copytree(SCENARIOS, copy)
        self.plan(*FACTORS, "--points", 1, files=(copy / "no-programme.toml",))
        shutil.rmtree(copy)
        self.sweep.rename(self.folder / "elsewhere")
        self.run_sweep(folder=self.folder / "elsewhere")

    def test_all_designs_can_be_planned(self):
        for name, size, points in [("sobol", ["--points", "8"], 8), ("saltelli", ["--base-points", "4"], 16),
                                   ("morris", ["--trajectories", "3"], 9), ("grid", ["--levels", "3"], 9)]:
            with self.subTest(name):
                done = self.plan(*FACTORS, "--design", name, *size, "--json", folder=self.folder / name)
                self.assertEqual(json.loads(done.stdout)["points"], points)
                lines = (self.folder / name / "design.csv").read_text().splitlines()
                self.assertEqual((lines[0], len(lines)), ("awareness.half_life,intention.base", points + 1))
        done = self.plan("--design", "saltelli", "--base-points", "2", "--replicate-factor", "100", "--json",
                         *FACTORS, folder=self.folder / "luck")
        self.assertEqual(json.loads(done.stdout), {"path": str(self.folder / "luck"), "points": 10, "factors": 3,
                                                   "replicates": 1, "runs": 10, "parts": 10})

    def test_a_foreign_design(self):
        foreign = self.folder / "design.csv"
        foreign.write_text("intention.base,replicate\n-1.5,4\n-1.2,7\n")
        self.plan("--import", foreign)
        self.run_sweep()
        self.assertTrue(self.status()["complete"])


class Together(SweepTest):
    def test_processes_side_by_side_and_in_an_array_give_what_one_gives(self):
        self.plan_small(6)
        alone = self.folder / "alone"
        shutil.copytree(self.sweep, alone)
        self.run_sweep(folder=alone)
        # Two that want everything: each does what the other has not in hand, and says so if any is left.
        both = [subprocess.Popen([SAVAN, "sweep", "run", self.sweep, "--threads", "1"], stderr=subprocess.PIPE,
                                 text=True) for _ in range(2)]
        for process in both:
            _, words = process.communicate(timeout=300)
            self.assertIn(process.returncode, (OK, TRY_AGAIN), words)
            if process.returncode == TRY_AGAIN:
                self.assertIn("are left to others", words)
        self.assertIn("6 were there", self.run_sweep().stderr)
        self.assertEqual(self.merged_digest(), self.merged_digest(alone))
        self.assertEqual((self.sweep / "sweep.h5").read_bytes(), (alone / "sweep.h5").read_bytes())

    def test_elements_of_a_slurm_array_are_shards(self):
        self.plan_small(4)
        for element in (10, 15):  # --array=10-15:5
            done = self.run_sweep(env={**os.environ, "SLURM_ARRAY_TASK_ID": str(element), "SLURM_ARRAY_TASK_MIN": "10",
                                       "SLURM_ARRAY_TASK_MAX": "15", "SLURM_ARRAY_TASK_STEP": "5",
                                       "SLURM_ARRAY_TASK_COUNT": "2"})
            self.assertIn(f"shard {1 if element == 10 else 2}/2: 2 runs simulated, 0 were there", done.stderr)
        irregular = {"SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_MAX": "7",
                     "SLURM_ARRAY_TASK_COUNT": "3"}
        self.run_sweep(env={**os.environ, **irregular}, code=USAGE)


class Stopped(SweepTest):
    def stop(self, number, code):
        self.plan_small(400, "--runs-per-part", "4", folder=self.sweep)
        process = subprocess.Popen([SAVAN, "sweep", "run", self.sweep, "--threads", "2"], stderr=subprocess.PIPE,
                                   text=True)
        while len(self.parts()) < 2:
            time.sleep(0.02)
            self.assertIsNone(process.poll())
        process.send_signal(number)
        _, words = process.communicate(timeout=60)
        self.assertEqual(process.returncode, code, words)
        self.assertIn("what is there is kept", words)
        simulated = int(re.search(r"(\d+) runs simulated", words)[1])
        status = self.status()
        self.assertEqual(status["runs_present"], simulated)
        self.assertEqual((status["troubled"], status["being_written"]), ([], []))
        self.assertFalse([part.name for part in self.parts() if "partial" in part.name])
        return simulated

    def test_termination_keeps_whole_runs_and_exits_143(self):
        simulated = self.stop(signal.SIGTERM, 143)
        done = self.run_sweep("--shard", "1/50")  # two parts
        self.assertRegex(done.stderr, r"\d runs simulated, [4-8] were there, 0 left")
        self.assertGreaterEqual(simulated, 4)

    def test_interrupt_exits_130(self):
        self.stop(signal.SIGINT, 130)

    def test_a_killed_process_leaves_whole_parts_and_no_lock(self):
        self.plan_small(400, "--runs-per-part", "4")
        process = subprocess.Popen([SAVAN, "sweep", "run", self.sweep, "--threads", "2"], stderr=subprocess.DEVNULL)
        while len(self.parts()) < 2:
            time.sleep(0.02)
        while not self.status()["being_written"]:  # between two parts it has none in hand
            self.assertIsNone(process.poll())
        process.kill()
        process.wait()
        status = self.status()
        self.assertEqual((status["troubled"], status["being_written"]), ([], []))
        self.assertGreaterEqual(status["whole"], 1)
        self.run_sweep("--shard", "1/100")

    def test_progress_counts_runs(self):
        self.plan_small(2)
        code, seen = savan_on_terminal("sweep", "run", self.sweep, "--threads", "1")
        self.assertEqual(code, OK)
        self.assertRegex(seen, r"50 %, 1 of 2 runs, about \d+ s left")


class Trouble(SweepTest):
    def test_mistyped_commands_and_options(self):
        self.assert_fails(savan("sweep", "rnu", self.sweep), USAGE, 'unknown command "rnu", did you mean "run"?',
                          "savan sweep --help")
        self.assert_fails(savan("sweep"), USAGE, "no command given", "see: savan sweep --help")
        self.assert_fails(savan("sweep", "run", self.sweep, "--treads", "2"), USAGE, 'did you mean "--threads"?',
                          "see: savan sweep run --help")
        self.plan_small(1)
        for shard in ("0/3", "4/3", "3", "a/b", "1/2/3", "/"):
            self.assert_fails(savan("sweep", "run", self.sweep, "--shard", shard), USAGE, "is no shard", "3/64")

    def refuses_plan(self, code, *words, arguments):
        done = savan("sweep", "plan", self.sweep, BASELINE, *QUICK, *arguments)
        self.assert_fails(done, code, *words)
        self.assertFalse(self.sweep.exists())

    def test_designs_that_cannot_be(self):
        self.refuses_plan(USAGE, "needs --points N", arguments=[])
        self.refuses_plan(USAGE, "needs --base-points N", arguments=["--design", "saltelli"])
        self.refuses_plan(USAGE, "does not go with", arguments=["--design", "morris", "--points", "3"])
        self.refuses_plan(USAGE, "even number", arguments=["--design", "morris", "--trajectories", "2", "--levels", "3"])
        self.refuses_plan(USAGE, "too many", arguments=["--design", "grid"])  # 4 to the power of all parameters
        self.refuses_plan(INVALID, "--factor awarenes.half_life", "did you mean",
                          arguments=["--points", "2", "--factor", "awarenes.half_life"])
        self.refuses_plan(INPUT_OUTPUT, "none.csv", arguments=["--import", self.folder / "none.csv"])

    def test_a_broken_design_file(self):
        foreign = self.folder / "d.csv"
        foreign.write_text("intention.base,awareness.half_life\n-1,12\n-1,nan\n-1,5000\n-1\n")
        self.refuses_plan(INVALID, "d.csv:3:4: \"nan\"", "d.csv:4:4: awareness.half_life = 5000 is out of range",
                          "d.csv:5:1: 1 cells", arguments=["--import", foreign])

    def test_a_plan_is_never_overwritten(self):
        self.plan_small(1)
        done = savan("sweep", "plan", self.sweep, BASELINE, *QUICK, *FACTORS, "--points", 5)
        self.assert_fails(done, INPUT_OUTPUT, "holds a sweep already")

    def test_no_sweep(self):
        for command in ("run", "status", "merge"):
            self.assert_fails(savan("sweep", command, self.folder), INPUT_OUTPUT, "is no folder of a sweep")

    def test_a_design_changed_after_the_plan(self):
        self.plan_small(2)
        with open(self.sweep / "design.csv", "a") as design:
            design.write("12,-1.5\n")
        for command in ("run", "status", "merge"):
            self.assert_fails(savan("sweep", command, self.sweep), VERIFICATION, "design.csv", "is not what was planned")

    def test_a_scenario_that_resolves_otherwise_now(self):
        self.plan_small(1)
        manifest = self.sweep / "manifest.json"
        plan = json.loads(manifest.read_text())
        plan["scenarios"][1]["resolved_sha256"] = "0" * 64  # as if planned by a version with other defaults
        manifest.write_text(json.dumps(plan))
        self.assert_fails(savan("sweep", "run", self.sweep), VERIFICATION, "scenario as-was is not what was planned")

    def test_missing_and_damaged_parts(self):
        self.plan_small(3)
        self.run_sweep()
        digest = self.merged_digest()
        first, second, _ = self.parts()
        damaged = bytearray(first.read_bytes())
        damaged[len(damaged) // 2] ^= 1
        first.write_bytes(damaged)
        self.assert_fails(savan("sweep", "merge", self.sweep, "-o", self.results, "--allow-partial"), VERIFICATION,
                          first.name, "is damaged")
        status = savan("sweep", "status", self.sweep)
        self.assertEqual(status.returncode, VERIFICATION)
        self.assertIn(f"{first.name}: is damaged", status.stdout)
        second.unlink()
        done = self.run_sweep()
        self.assertIn("It is run again.", done.stderr)
        self.assertIn("2 runs simulated, 1 were there", done.stderr)
        self.assertEqual(self.merged_digest(), digest)
        second.unlink()
        self.assert_fails(savan("sweep", "merge", self.sweep, "-o", self.results), VERIFICATION, "2 of 3 runs")
        self.assertFalse(self.results.exists())
        done = savan("sweep", "merge", self.sweep, "-o", self.results, "--allow-partial")
        self.assertIn("2 of 3 runs, marked as incomplete", done.stderr)

    def test_full_disk_loses_nothing_that_was_whole(self):
        self.plan_small(3)
        self.run_sweep("--shard", "1/3")
        kept = self.parts()[0].read_bytes()

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

        done = self.run_sweep(preexec_fn=limit, code=INPUT_OUTPUT)
        self.assertIn("Free some space", done.stderr)
        self.assertEqual([part.read_bytes() for part in self.parts()], [kept])
        self.run_sweep()
        done = savan("sweep", "merge", self.sweep, "-o", self.results, preexec_fn=limit)
        self.assert_fails(done, INPUT_OUTPUT, "Free some space")
        self.assertFalse(self.results.exists())

    def test_submit_without_slurm(self):
        self.plan_small(3)
        without = {**os.environ, "PATH": str(self.folder)}
        done = savan("sweep", "submit", self.sweep, "--slurm", "--tasks", "2", env=without)
        self.assert_fails(done, INPUT_OUTPUT, "there is no Slurm here", "--dry-run")
        self.assert_fails(savan("sweep", "submit", self.sweep, "--tasks", "2"), USAGE, "--slurm")
        dry = savan("sweep", "submit", self.sweep, "--slurm", "--tasks", "64", "--time", "01:00:00", "--dry-run",
                    env=without)
        self.assertEqual(dry.returncode, OK, dry.stderr)
        self.assertIn("3 tasks are enough", dry.stderr)
        for line in ("#!/bin/bash", "#SBATCH --array=1-3", "#SBATCH --requeue", "#SBATCH --signal=B:USR1@120",
                     '#SBATCH --time="01:00:00"'):
            self.assertIn(line + "\n", dry.stdout)
        checked = subprocess.run(["bash", "-n"], input=dry.stdout, text=True, capture_output=True)
        self.assertEqual((checked.returncode, checked.stderr), (0, ""))
        self.assertFalse((self.sweep / "slurm.sh").exists())


if __name__ == "__main__":
    unittest.main()
