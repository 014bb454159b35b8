"""Help, version, what is typed wrongly, and streams that cannot be written."""
import json
import os
import subprocess

from savan_cli import *

COMMANDS = ["run", "validate", "explain", "compare", "verify", "schema"]


class Help(CliTest):
    def test_program_help_names_every_command(self):
        done = savan("--help")
        self.assertEqual((done.returncode, done.stderr), (OK, ""))
        for command in COMMANDS:
            self.assertRegex(done.stdout, rf"(?m)^  {command} ")
        self.assertIn("Exit codes", done.stdout)

    def test_every_command_has_help_with_an_example(self):
        for command in COMMANDS:
            with self.subTest(command):
                done = savan(command, "--help")
                self.assertEqual((done.returncode, done.stderr), (OK, ""))
                self.assertRegex(done.stdout, rf"Examples?:\n  savan {command} ")

    def test_version_names_revision_compiler_and_libraries(self):
        done = savan("--version")
        self.assertEqual((done.returncode, done.stderr), (OK, ""))
        self.assertRegex(done.stdout,
                         r"\Asavan \d+\.\d+\.\d+\nrevision \S+\ncompiler \S.*\nflags -.*\nlibraries ")
        for library in ["HDF5", "OpenSSL", "zlib", "Boost", "CLI11", "fmt"]:
            self.assertRegex(done.stdout, rf"{library} \d+\.\d+")

    def test_schema_is_json_schema_draft_4(self):
        done = savan("schema")
        self.assertEqual((done.returncode, done.stderr), (OK, ""))
        self.assertIn("draft-04", json.loads(done.stdout)["$schema"])


class Mistyped(CliTest):
    def test_no_command(self):
        self.assert_fails(savan(), USAGE, "no command", "savan --help")

    def test_unknown_command_with_a_suggestion(self):
        self.assert_fails(savan("rnu"), USAGE, 'unknown command "rnu"', 'did you mean "run"?')
        self.assert_fails(savan("comapre", "x"), USAGE, 'did you mean "compare"?')
        self.assert_fails(savan("qwertyuiop"), USAGE, "unknown command")

    def test_unknown_option_with_a_suggestion(self):
        self.assert_fails(savan("run", "--replicats", "3"), USAGE, 'unknown option "--replicats"',
                          'did you mean "--replicates"?', "savan run --help")

    def test_missing_arguments(self):
        self.assert_fails(savan("run", BASELINE), USAGE, "--output")
        self.assert_fails(savan("run", "-o", "x.h5"), USAGE, "FILES")
        self.assert_fails(savan("validate"), USAGE, "FILES")
        self.assert_fails(savan("explain"), USAGE, "FILE")
        self.assert_fails(savan("compare"), USAGE, "RESULTS")
        self.assert_fails(savan("verify"), USAGE, "RESULTS")

    def test_values_out_of_range(self):
        for option, values in {"--replicates": ["0", "-1", "many", "1.5"],
                               "--seed": ["-1", "4294967296", "x"],
                               "--threads": ["-1", "x"], "--months": ["0", "-5", "1201", "x"]}.items():
            for value in values:
                with self.subTest(option=option, value=value):
                    self.assert_fails(savan("run", BASELINE, "-o", self.results, option, value), USAGE,
                                      option)
        self.assert_fails(savan("compare", "r.h5", "--format", "html"), USAGE, "--format")
        self.assert_fails(savan("verify", "r.h5", "--rerun", "0"), USAGE, "--rerun")
        self.assert_nothing_left()


class Streams(CliTest):
    def test_full_standard_output_is_an_error(self):
        for arguments in (["--help"], ["--version"], ["schema"], ["explain", AS_WAS], ["validate", BASELINE]):
            with self.subTest(arguments), open("/dev/full", "w") as full:
                done = subprocess.run([SAVAN, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
                self.assertEqual(done.returncode, INPUT_OUTPUT)
                self.assertIn("standard output: cannot be written (No space left on device)", done.stderr)

    def test_a_reader_that_goes_away_is_no_error(self):
        reader, writer = os.pipe()
        os.close(reader)
        for arguments in (["schema"], ["explain", AS_WAS]):
            with self.subTest(arguments):
                done = subprocess.run([SAVAN, *arguments], stdout=writer, stderr=subprocess.PIPE, text=True)
                self.assertEqual((done.returncode, done.stderr), (OK, ""))
        os.close(writer)

    def test_colour_only_on_terminals_and_never_with_no_color(self):
        plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        code, seen = savan_on_terminal("rnu", environment=plain)
        self.assertEqual(code, USAGE)
        self.assertIn("\x1b[1;31merror: \x1b[0m", seen)
        code, seen = savan_on_terminal("rnu", environment={**plain, "NO_COLOR": "1"})
        self.assertNotIn("\x1b", seen)
        self.assertIn("error: ", seen)
        self.assertNotIn("\x1b", savan("rnu", env=plain).stderr)


if __name__ == "__main__":
    unittest.main()
