#!/usr/bin/python3
"""Instructions of fixed programs against baseline.json: a gate against slowing down that does not measure time.

  ctest --test-dir build/release -R instruction_counts             compares; red when one needs over 2 % more
  cmake --build build/release --target renew_instruction_counts    renews the baseline

Counts are callgrind's, of programs built without wide instructions, so they are the same on every machine, but not for every
compiler: with another compiler than the baseline's nothing is compared, which is said, and the exit is 77 (skipped)."""

import argparse
import json
import pathlib
import re
import subprocess
import sys

BASELINE = pathlib.Path(__file__).resolve().parent / "baseline.json"
TOLERANCE = 0.02
SKIPPED = 77
RENEW = "cmake --build build/release --target renew_instruction_counts"
# The C library chooses its copying routines by processor; this makes the choice the same everywhere.
ENVIRONMENT = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-BMI2,-ERMS,-FSRM,-FMA", "LC_ALL": "C"}


def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{command[0]} does not run ({error}): it is in tests/packages.txt")


def count(program, profile):
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", str(program)],
                          env=ENVIRONMENT | {"PATH": "/usr/local/bin:/usr/bin:/bin"}, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"{program} failed under callgrind (exit {done.returncode}): {done.stderr.strip()[-500:]}")
    return int(found[1])


def verdict(name, now, before, profile):
    """(message, whether it is a fault)"""
    change = now / before - 1
    told = f"{name}: {now:,} instructions, baseline {before:,} ({change:+.2%})"
    if change > TOLERANCE:
        return (f"{told}: more than {TOLERANCE:.0%} slower. See where with: callgrind_annotate {profile}\n"
                f"If it is worth it, renew the baseline and say why in the commit: {RENEW}", True)
    if change < -TOLERANCE:
        return f"{told}: faster. Please renew the baseline, so that it stays so: {RENEW}", False
    return told, False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="renew the baseline")
    parser.add_argument("--compiler", default="g++", help="that built the programs")
    parser.add_argument("programs", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    compiler = first_line(options.compiler, "--version").split(" ", 1)[1]  # without the name it was called by
    first_line("valgrind", "--version")
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {"compiler": None, "instructions": {}}
    if not options.update and baseline["compiler"] != compiler:
        print(f"not compared: built by {compiler}, but the baseline's counts are of {baseline['compiler']}. "
              f"To measure with this compiler from now on: {RENEW}")
        sys.exit(SKIPPED)
    counts, fault = {}, False
    for program in options.programs:
        profile = program.with_suffix(".callgrind")
        counts[program.name] = count(program, profile)
        if options.update:
            print(f"{program.name}: {counts[program.name]:,} instructions")
        elif program.name not in baseline["instructions"]:
            print(f"{program.name} is not in the baseline; to renew it: {RENEW}")
            fault = True
        else:
            message, slower = verdict(program.name, counts[program.name], baseline["instructions"][program.name], profile)
            print(message)
            fault |= slower
    if options.update:
        BASELINE.write_text(json.dumps({"compiler": compiler, "instructions": counts}, indent=2) + "\n")
    sys.exit(1 if fault else 0)


if __name__ == "__main__":
    main()
