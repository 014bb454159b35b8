"""savan sweep submit against a real Slurm: elements and a node are killed in the middle, and the merged sweep is that
of a single process."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import slurm_cluster
from slurm_cluster import wait_until

SAVAN, SCENARIOS = sys.argv[1:3]
FILES = [f"{SCENARIOS}/no-programme.toml", f"{SCENARIOS}/as-was.toml"]
PLAN = ["--months", "12", "--set", "population.warm_up=24", "--factor", "awareness.half_life", "--factor",
        "intention.base=uniform(-2, -1)", "--runs-per-part", "4"]


def savan(*arguments, code=0, **options):
    done = subprocess.run([SAVAN, *map(str, arguments)], capture_output=True, text=True, timeout=600, **options)
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    return done


@unittest.skipIf(slurm_cluster.reason_to_skip(), slurm_cluster.reason_to_skip())
class Slurm(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="savan slurm's "))  # a name that needs quotes
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.sweep = self.folder / "sweep"
        self.cluster = self.enterContext(slurm_cluster.Cluster()) if hasattr(self, "enterContext") else None
        if self.cluster is None:
            self.cluster = slurm_cluster.Cluster().__enter__()
            self.addCleanup(self.cluster.__exit__)

    def plan(self, points):
        savan("sweep", "plan", self.sweep, *FILES, *PLAN, "--points", points)

    def submit(self, tasks):
        done = savan("sweep", "submit", self.sweep, "--slurm", "--tasks", tasks, env=self.cluster.environment)
        self.words = done.stderr
        return done.stdout.strip()

    def status(self):
        done = subprocess.run([SAVAN, "sweep", "status", self.sweep, "--json"], capture_output=True, text=True)
        return json.loads(done.stdout)

    def digest(self, folder):
        done = savan("sweep", "merge", folder, "--json")
        return json.loads(done.stdout)["digest"]

    def logs(self, job):
        return {int(log.stem.rpartition("_")[2]): log.read_text() for log in (self.sweep / "logs").glob(f"{job}_*.log")}

    def element_at_work(self, job, node):
        """An element that runs on the node, once it has had time for a run or two."""
        wait_until(lambda: self.cluster.running_on(job, node), 60, f"an element on {node}")
        element = self.cluster.running_on(job, node)[0]
        wait_until(lambda: self.savan_of(job, element), 60, "its program")
        time.sleep(1)
        return element

    def savan_of(self, job, element):
        """The process of savan within an element."""
        for process in map(str, pathlib.Path("/proc").glob("[0-9]*")):
            try:
                words = pathlib.Path(process, "cmdline").read_bytes().split(b"\0")
                environment = pathlib.Path(process, "environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if words[:2] == [SAVAN.encode(), b"sweep"] and f"SLURM_ARRAY_TASK_ID={element}".encode() in environment \
                    and f"SLURM_ARRAY_JOB_ID={job}".encode() in environment:
                return int(pathlib.Path(process).name)
        return None

    def test_killed_elements_and_a_killed_node_change_nothing(self):
        self.plan(120)
        alone = self.folder / "alone"
        shutil.copytree(self.sweep, alone)
        job = self.submit(64)
        self.assertIn("30 tasks are enough", self.words)
        self.assertIn("5 tasks, since the cluster takes no larger array", self.words)  # MaxArraySize=6
        self.assertIn("#SBATCH --array=1-5\n", (self.sweep / "slurm.sh").read_text())

        # One element loses its program: Slurm calls it failed, and a later submission makes what it left.
        lost = self.element_at_work(job, "n1")
        os.kill(self.savan_of(job, lost), signal.SIGKILL)
        # And one node goes, with whatever runs on it, which Slurm queues again for the other.
        cut_off = self.element_at_work(job, "n2")
        self.cluster.kill_node("n2")
        wait_until(lambda: self.cluster.ended(job), 240, "the end of the array")
        self.assertEqual(self.cluster.elements(job)[lost][0], "FAILED")
        self.assertEqual(self.cluster.elements(job)[cut_off], ["COMPLETED", "n1"])
        self.assertEqual(self.cluster.restarts(job, cut_off), 1)

        status = self.status()
        self.assertFalse(status["complete"])
        self.assertEqual(status["troubled"], [])
        job = self.submit(5)
        wait_until(lambda: self.cluster.ended(job), 120, "the second array")
        self.assertTrue(self.status()["complete"], self.logs(job))

        savan("sweep", "run", alone)
        self.assertEqual(self.digest(self.sweep), self.digest(alone))
        self.assertEqual((self.sweep / "sweep.h5").read_bytes(), (alone / "sweep.h5").read_bytes())
        self.assertIn("nothing to submit", savan("sweep", "submit", self.sweep, "--slurm", "--tasks", "2",
                                                 env=self.cluster.environment).stderr)

    def test_an_element_whose_time_is_up_goes_on_by_itself(self):
        self.plan(32)
        job = self.submit(2)
        told = self.element_at_work(job, "n1")
        # What Slurm does ahead of the limit; scancel can do it too, but waits for the element to come back.
        os.kill(slurm_cluster.parent_of(self.savan_of(job, told)), signal.SIGUSR1)
        wait_until(lambda: self.cluster.ended(job), 120, "the end of the array")
        log = self.logs(job)[told]
        self.assertIn("what is there is kept", log)
        self.assertIn(f"element {told} ended with 143 and goes back into the queue", log)
        self.assertRegex(log, r"shard \d/2: \d+ runs simulated, [1-9]\d* were there, 0 left")
        self.assertEqual(self.cluster.restarts(job, told), 1)
        self.assertTrue(self.status()["complete"])

    def test_a_cancelled_element_keeps_its_runs_and_is_not_queued_again(self):
        self.plan(200)
        job = self.submit(1)
        wait_until(lambda: self.status()["whole"] >= 1, 60, "a first part")
        self.cluster.tell("scancel", job)
        wait_until(lambda: "what is there is kept" in self.logs(job)[1], 60, "the element to keep its runs")
        wait_until(lambda: self.cluster.ended(job), 60, "the end")
        self.assertNotIn("goes back", self.logs(job)[1])
        self.assertEqual(self.status()["troubled"], [])

    def test_the_example_script(self):
        self.plan(16)
        script = pathlib.Path(SCENARIOS).parent / "analysis" / "examples" / "slurm.sh"
        job = self.cluster.tell("env", f"SAVAN={SAVAN}", "sbatch", "--parsable", "--array=1-2",
                                f"--output={self.folder}/%a.log", str(script), str(self.sweep))
        wait_until(lambda: self.cluster.ended(job), 120, "the end of the array")
        for element in (1, 2):
            self.assertIn(f"shard {element}/2: 8 runs simulated", (self.folder / f"{element}.log").read_text())
        self.assertTrue(self.status()["complete"])

    def test_a_script_that_slurm_refuses(self):
        self.plan(8)
        done = savan("sweep", "submit", self.sweep, "--slurm", "--tasks", "2", "--partition", "none", code=4,
                     env=self.cluster.environment)
        self.assertIn("sbatch refuses", done.stderr)
        self.assertIn("invalid partition", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
