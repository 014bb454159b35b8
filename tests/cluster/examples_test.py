"""The examples for GNU parallel and Snakemake: the same sweep as a single process makes."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SAVAN, SOURCE = sys.argv[1:3]
EXAMPLES = pathlib.Path(SOURCE, "analysis", "examples")
FILES = [f"{SOURCE}/scenarios/no-programme.toml", f"{SOURCE}/scenarios/as-was.toml"]
PLAN = ["--points", "6", "--months", "12", "--set", "population.warm_up=24", "--factor", "awareness.half_life",
        "--factor", "intention.base=uniform(-2, -1)"]


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class Examples(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="savan-example-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.sweep, self.alone = self.folder / "sweep", self.folder / "alone"
        self.run_well(SAVAN, "sweep", "plan", self.sweep, *FILES, *PLAN)
        shutil.copytree(self.sweep, self.alone)

    def run_well(self, *command):
        environment = {**os.environ, "SAVAN": SAVAN, "HOME": str(self.folder)}
        done = subprocess.run([str(word) for word in command], cwd=self.folder, env=environment, capture_output=True,
                              text=True, timeout=600)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done

    def check_merged(self):
        self.run_well(SAVAN, "sweep", "run", self.alone)
        self.run_well(SAVAN, "sweep", "merge", self.alone)
        self.assertEqual((self.sweep / "sweep.h5").read_bytes(), (self.alone / "sweep.h5").read_bytes())
        status = json.loads(self.run_well(SAVAN, "sweep", "status", self.sweep, "--json").stdout)
        self.assertEqual(status["runs_present"], 6)

    @needs("parallel")
    def test_gnu_parallel(self):
        done = self.run_well(EXAMPLES / "gnu_parallel.sh", self.sweep, 3, "--jobs", "2")
        for shard in (1, 2, 3):
            self.assertIn(f"shard {shard}/3: 2 runs simulated", done.stderr)
        self.check_merged()

    @needs("snakemake")
    def test_snakemake(self):
        done = self.run_well("snakemake", "--snakefile", EXAMPLES / "Snakefile", "--cores", "2", "--config",
                             f"sweep={self.sweep}", "shards=3")
        for shard in (1, 2, 3):
            self.assertIn(f"shard {shard}/3: 2 runs simulated", done.stderr)
        self.check_merged()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
