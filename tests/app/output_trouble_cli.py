"""Outputs that cannot be written, too little memory: a clear word, the exit code, nothing left over."""
import resource

from savan_cli import *

AS_NOBODY = {"user": 65534} if os.getuid() == 0 else {}


class OutputTrouble(CliTest):
    def refuses(self, output, *words, **options):
        done = savan("run", BASELINE, "-o", output, *SMALL, **options)
        self.assert_fails(done, INPUT_OUTPUT, str(output), *words)

    def test_existing_output_is_kept_unless_forced(self):
        self.results.write_text("precious")
        self.refuses(self.results, "--force")
        self.assertEqual(self.results.read_text(), "precious")
        self.run_small("--force")
        self.assertTrue(self.results.read_bytes().startswith(b"\x89HDF"))

    def test_missing_folder(self):
        self.refuses(self.folder / "none" / "r.h5", "no folder")
        self.assert_nothing_left()

    def test_output_is_a_folder(self):
        self.refuses(self.folder, "is a folder")

    def test_unwritable_folder(self):
        self.folder.chmod(0o555)
        self.refuses(self.results, "Permission denied", **AS_NOBODY)
        self.assert_nothing_left()

    def test_file_size_limit(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        self.refuses(self.results, "File too large", preexec_fn=limit)
        self.assert_nothing_left()

    def test_too_little_memory_asks_to_try_again(self):
        if "-fsanitize" in savan("--version").stdout:
            self.skipTest("sanitizers need address space without limit")

        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (50 << 20, 50 << 20))

        done = savan("run", BASELINE, "-o", self.results, *SMALL, "--threads", "1", preexec_fn=limit)
        self.assert_fails(done, TRY_AGAIN, "out of memory", "try again")
        self.assert_nothing_left()

    def test_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk],
                                 capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("needs the right to mount a small disk: " + mounted.stderr.decode())
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.refuses(disk / "r.h5", "No space left on device")
        self.assert_nothing_left(disk)


if __name__ == "__main__":
    unittest.main()
