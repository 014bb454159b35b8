"""Ctrl-C and termination in the middle of a run."""
from savan_cli import *

ENDLESS = ["--months", "24", "--replicates", "100000", "--set", "population.warm_up=24"]
SLOW = ["--months", "1200", "--replicates", "2", "--no-sharing", "--threads", "1"]


class RunOnTerminal:
    """A run whose progress can be read as it goes."""

    def __init__(self, *arguments):
        self.master, terminal = pty.openpty()
        self.process = subprocess.Popen([SAVAN, "run", *map(str, arguments)], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=terminal)
        os.close(terminal)
        self.seen = ""

    def wait_for(self, pattern, seconds=120):
        """Until the terminal has shown it."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.seen):
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            assert ready, f"no {pattern} in {self.seen!r}"
            self.seen += os.read(self.master, 4096).decode(errors="replace")

    def end(self):
        """Exit code, when it is over."""
        self.seen += b"".join(chunks_of(self.master)).decode()
        return self.process.wait(120)


class Signals(CliTest):
    def stop_once(self, number):
        run = RunOnTerminal(BASELINE, "-o", self.results, *ENDLESS)
        run.wait_for(r", 2 of 100000 replicates")
        self.assertFalse(self.results.exists(), "nothing may stand under the final name before the end")
        run.process.send_signal(number)
        code = run.end()
        self.assertIn("once more to quit at once", run.seen)
        self.assertRegex(run.seen, r"stopped early: \d+ of 100000 replicates were whole and are kept")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["results.h5"])
        return code

    def test_first_interrupt_keeps_what_is_whole(self):
        self.assertEqual(self.stop_once(signal.SIGINT), 130)
        checks = savan("verify", self.results)
        self.assertEqual(checks.returncode, VERIFICATION)
        failed = [line for line in checks.stdout.splitlines() if line.startswith("FAIL")]
        self.assertEqual(len(failed), 1, checks.stdout)
        self.assertRegex(failed[0], r"complete: \d+ of 100000 replicates")
        compared = savan("compare", self.results)
        self.assertEqual(compared.returncode, OK, compared.stderr)
        self.assertIn("PARTIAL: the run was stopped early", compared.stdout)

    def test_first_termination_keeps_what_is_whole(self):
        self.assertEqual(self.stop_once(signal.SIGTERM), 143)

    def stop_twice(self, first, second):
        run = RunOnTerminal(BASELINE, AS_WAS, CASH, "-o", self.results, *SLOW)
        run.wait_for(r"0 of 2 replicates")
        while not list(self.folder.glob("results.h5.partial-*")):
            time.sleep(0.01)
        time.sleep(0.3)
        run.process.send_signal(first)
        run.wait_for(r"once more to quit at once")
        time.sleep(1.1)  # sooner, it is taken for the same wish
        asked = time.monotonic()
        run.process.send_signal(second)
        code = run.end()
        self.assertLess(time.monotonic() - asked, 5)
        self.assert_nothing_left()
        return code

    def test_second_signal_quits_at_once_and_leaves_nothing(self):
        self.assertEqual(self.stop_twice(signal.SIGINT, signal.SIGINT), 130)
        self.assertEqual(self.stop_twice(signal.SIGTERM, signal.SIGTERM), 143)
        self.assertEqual(self.stop_twice(signal.SIGINT, signal.SIGTERM), 143)

    def test_signals_that_come_together_are_one(self):
        run = RunOnTerminal(BASELINE, "-o", self.results, *ENDLESS)
        run.wait_for(r", 1 of 100000 replicates")
        for number in (signal.SIGTERM, signal.SIGTERM, signal.SIGINT):
            run.process.send_signal(number)
            time.sleep(0.05)
        self.assertEqual(run.end(), 143)
        self.assertIn("stopped early", run.seen)

    def test_a_forced_output_survives_a_run_that_was_quit(self):
        self.results.write_text("precious")
        run = RunOnTerminal(BASELINE, "-o", self.results, "--force", *ENDLESS)
        run.wait_for(r", 1 of 100000 replicates")
        run.process.send_signal(signal.SIGINT)
        time.sleep(1.1)
        run.process.send_signal(signal.SIGTERM)
        run.end()
        self.assertIn(self.results.read_bytes()[:8], (b"precious", b"\x89HDF\r\n\x1a\n"))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["results.h5"])

    def test_a_killed_run_leaves_nothing_under_the_final_name(self):
        run = RunOnTerminal(BASELINE, "-o", self.results, *ENDLESS)
        run.wait_for(r", 1 of 100000 replicates")
        run.process.kill()
        run.end()
        self.assertFalse(self.results.exists())


if __name__ == "__main__":
    unittest.main()
