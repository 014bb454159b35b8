"""savan-mpi: the same sweep as a single process makes, also after a rank was killed in the middle."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SAVAN, SAVAN_MPI, SCENARIOS = sys.argv[1:4]
FILES = [f"{SCENARIOS}/no-programme.toml", f"{SCENARIOS}/as-was.toml"]
PLAN = ["--months", "12", "--set", "population.warm_up=24", "--factor", "awareness.half_life", "--factor",
        "intention.base=uniform(-2, -1)"]


def ranks(count, *arguments):
    return ["mpirun", "--allow-run-as-root", "--oversubscribe", "-n", str(count), SAVAN_MPI, *map(str, arguments)]


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=600)


class Mpi(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="savan-mpi-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.sweep = self.folder / "sweep"

    def plan(self, points, *arguments):
        done = run(SAVAN, "sweep", "plan", self.sweep, *FILES, *PLAN, "--points", points, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)

    def status(self):
        return json.loads(run(SAVAN, "sweep", "status", self.sweep, "--json").stdout)

    def digest(self, folder):
        return json.loads(run(SAVAN, "sweep", "merge", folder, "--json").stdout)["digest"]

    def finish(self, count=3):
        done = run(*ranks(count, self.sweep))
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stderr

    def started(self, count):
        """A job of so many ranks, once a part is whole."""
        job = subprocess.Popen(ranks(count, self.sweep), stderr=subprocess.PIPE, text=True)
        while not list((self.sweep / "parts").glob("part-*.h5")):
            self.assertIsNone(job.poll())
            time.sleep(0.02)
        return job

    def workers(self, job):
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if re.search(rf"PPid:\t{job.pid}\n", (process / "status").read_text()):
                    found.append(int(process.name))
            except OSError:
                pass
        return sorted(found)

    def test_three_ranks_make_what_one_process_makes(self):
        self.plan(6)
        alone = self.folder / "alone"
        shutil.copytree(self.sweep, alone)
        self.assertIn("3 ranks: 6 runs simulated, 0 were there, 0 left", self.finish())
        self.assertIn("1 ranks: 0 runs simulated, 6 were there, 0 left", self.finish(1))
        self.assertEqual(run(SAVAN, "sweep", "run", alone).returncode, 0)
        self.assertEqual(self.digest(self.sweep), self.digest(alone))
        self.assertEqual((self.sweep / "sweep.h5").read_bytes(), (alone / "sweep.h5").read_bytes())

    def test_a_killed_rank_ends_the_job_and_its_parts_stay(self):
        self.plan(40, "--runs-per-part", "2")
        job = self.started(3)
        os.kill(self.workers(job)[-1], signal.SIGKILL)
        self.assertNotEqual(job.wait(60), 0)
        job.stderr.close()
        status = self.status()
        self.assertGreaterEqual(status["whole"], 1)
        self.assertLess(status["runs_present"], 40)
        self.assertEqual((status["troubled"], status["being_written"]), ([], []))
        self.assertIn(f"{status['runs_present']} were there, 0 left", self.finish())
        self.assertTrue(self.status()["complete"])

    def test_a_wish_to_stop_keeps_runs_and_exits_143(self):
        self.plan(200, "--runs-per-part", "2")
        job = self.started(3)
        job.send_signal(signal.SIGUSR1)  # mpirun hands it on, where it would kill the ranks soon after SIGTERM
        _, words = job.communicate(timeout=60)
        self.assertEqual(job.returncode, 143, words)
        self.assertEqual(self.status()["troubled"], [])
        self.assertEqual(int(re.search(r"(\d+) runs simulated", words)[1]), self.status()["runs_present"])

    def test_trouble_is_told_once_and_is_the_exit_code(self):
        done = run(*ranks(2, self.folder / "none"))
        self.assertEqual(done.returncode, 4)
        self.assertEqual(done.stderr.count("is no folder of a sweep"), 1)
        self.plan(4)
        foreign = self.sweep / "parts" / "part-00002.h5"
        self.finish(2)
        (self.sweep / "parts" / "part-00001.h5").replace(foreign)
        done = run(*ranks(3, self.sweep))
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("part-00002.h5: is not of this sweep", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
