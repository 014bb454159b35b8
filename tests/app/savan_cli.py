"""Running the savan program in tests: processes, temporary folders, terminals, little scenarios."""
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

SAVAN = os.environ["SAVAN"]
SCENARIOS = pathlib.Path(os.environ["SAVAN_SCENARIOS"])
BASELINE = str(SCENARIOS / "no-programme.toml")
AS_WAS = str(SCENARIOS / "as-was.toml")
CASH = str(SCENARIOS / "cash.toml")
SMALL = ["--months", "24", "--replicates", "2", "--set", "population.warm_up=24"]

OK, INTERNAL, USAGE, INVALID, INPUT_OUTPUT, VERIFICATION = range(6)
TRY_AGAIN = 75


def savan(*arguments, **options):
    """Runs the program to its end; its streams come back as text."""
    options.setdefault("timeout", 300)
    return subprocess.run([SAVAN, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, **options)


def savan_on_terminal(*arguments, environment=None):
    """Runs the program with standard error on a terminal: (exit code, what the terminal got)."""
    master, terminal = pty.openpty()
    process = subprocess.Popen([SAVAN, *map(str, arguments)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=terminal, env=environment)
    os.close(terminal)
    seen = b"".join(chunks_of(master))
    return process.wait(), seen.decode()


def chunks_of(master):
    """What arrives at a terminal until the program has closed it."""
    while True:
        try:
            chunk = os.read(master, 4096)
        except OSError:  # Linux says EIO when the other end is closed
            chunk = b""
        if not chunk:
            os.close(master)
            return
        yield chunk


def digest(*arguments):
    """Digest of a small run with these further arguments."""
    with tempfile.TemporaryDirectory() as folder:
        done = savan("run", BASELINE, AS_WAS, "-o", f"{folder}/r.h5", *SMALL, "--json", *arguments)
        assert done.returncode == OK, done.stderr
        return json.loads(done.stdout)["digest"]


class CliTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="savan-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.results = self.folder / "results.h5"

    def scenario(self, name, text):
        """A scenario file that extends the shipped base."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'extends = "{SCENARIOS / "base.toml"}"\n' + text)
        return path

    def run_small(self, *arguments, files=(BASELINE, AS_WAS)):
        done = savan("run", *files, "-o", self.results, *SMALL, *arguments)
        self.assertEqual(done.returncode, OK, done.stderr)
        return done

    def assert_fails(self, done, code, *words):
        """The exit code, words on standard error in any order, nothing on standard output."""
        self.assertEqual(done.returncode, code, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(done.stdout, "")

    def assert_nothing_left(self, folder=None):
        self.assertEqual([path.name for path in (folder or self.folder).iterdir()], [])
