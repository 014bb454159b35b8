#!/usr/bin/python3
"""Measures savan against its references, its roofline and itself in one run, and prints the table of targets.

Everything that a ratio compares is measured in turns, round after round, and medians are taken, since shared machines are
noisy; one-core figures use processor time. See benchmarks/README.md.

Before: cmake --preset release && cmake --build build/release --target savan benchmarks"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
REFERENCE_HOUSEHOLDS = 25_000  # about 100 000 people of 6 to 39, as many as savan is asked for
ABOUT_AS_MANY = 100_000
SHORT = ["--months", "12", "--set", "population.warm_up=24"]


def told(*command):
    command = [str(part) for part in command]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed (exit {done.returncode}): {done.stderr.strip()}")
    return json.loads(done.stdout)


class Programs:
    def __init__(self, build, folder):
        self.programs, self.folder = build / "benchmarks", folder
        missing = [path for path in (build / "savan", self.programs / "whole_run", self.programs / "roofline")
                   if not path.exists()]
        if missing:
            sys.exit(f"{missing[0]} is missing: build it with cmake --build {build} --target savan benchmarks")
        self.numbers = folder / "reduced.json"
        self.numbers.write_text(json.dumps(told(build / "savan", "explain", ROOT / "benchmarks/reduced.toml", "--format", "json")))
        self.shipped = sorted((path for path in (ROOT / "scenarios").glob("*.toml") if path.stem != "base"),
                              key=lambda path: (path.stem != "no-programme", path))

    def reference(self, *command):
        return told(*command, "--parameters", self.numbers, "--households", REFERENCE_HOUSEHOLDS)

    def objects(self):
        return self.reference(self.programs / "reference_objects")

    def arrays(self):
        return self.reference("/usr/bin/python3", "-B", ROOT / "benchmarks/reference/arrays.py")

    def savan(self, files, *options):
        return told(self.programs / "whole_run", *files, *options)

    def reduced(self):
        return self.savan([ROOT / "benchmarks/reduced.toml"], "--people", ABOUT_AS_MANY)

    def no_programme(self, *options):
        return self.savan([ROOT / "scenarios/no-programme.toml"], *options)

    def shipped_set(self, *options):
        return self.savan(self.shipped, *options)

    def roofline(self):
        drawn = told(self.programs / "count_draws")
        return told(self.programs / "roofline", "--philox-calls-per-person-month",
                    drawn["philox_calls"] / drawn["person_months"])


def speed(run):
    """Million person-months simulated per second of processor time."""
    return run["person_months"] / run["cpu_seconds"] / 1e6


def asked_speed(run):
    """The same of those that the scenarios would need one by one."""
    return run["person_months_asked"] / run["cpu_seconds"] / 1e6


def in_turns(rounds, measures):
    """{name: results of each round}"""
    results = {name: [] for name in measures}
    for turn in range(rounds):
        for name, measure in measures.items():
            print(f"round {turn + 1} of {rounds}: {name}", file=sys.stderr)
            results[name].append(measure())
    return results


def ratio(results, above, below, of):
    """Median over rounds of a ratio taken within each round."""
    return statistics.median(of(a) / of(b) for a, b in zip(results[above], results[below]))


def measure(programs, rounds, largest):
    results = in_turns(rounds, {"objects": programs.objects, "arrays": programs.arrays, "reduced": programs.reduced,
                                "no_programme": programs.no_programme, "shipped_set": programs.shipped_set,
                                "roofline": programs.roofline})
    threads = min(2, os.cpu_count() or 1)
    few = max(1, rounds // 2)
    results |= in_turns(few, {
        "one_thread": lambda: programs.no_programme("--replicates", 2 * threads),
        "two_threads": lambda: programs.no_programme("--replicates", 2 * threads, "--threads", threads),
        "unshared": lambda: programs.shipped_set("--no-sharing"), "shared": programs.shipped_set,
        "written": lambda: programs.shipped_set("--output", programs.folder / "results.h5")})
    sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= largest]
    results |= in_turns(few, {f"people_{size}": lambda size=size: programs.no_programme("--people", size, *SHORT)
                              for size in sizes})
    return results


def table(results):
    """Rows: figure, value, target, unit, whether a smaller value is better."""
    cost = lambda run: run["cpu_seconds"] / run["person_months"]
    roofline = lambda name: statistics.median(run[name] for run in results["roofline"])
    rows = [("reduced model / reference (a), objects", ratio(results, "reduced", "objects", speed), 20, "", False),
            ("reduced model / reference (b), arrays", ratio(results, "reduced", "arrays", speed), 30, "", False),
            ("full model, no programme / reference (a)", ratio(results, "no_programme", "objects", speed), 5, "", False),
            ("full model, shipped set / reference (a), as asked", statistics.median(
                asked_speed(a) / speed(b) for a, b in zip(results["shipped_set"], results["objects"])), 5, "", False),
            ("the same, as lived", ratio(results, "shipped_set", "objects", speed), None, "", False),
            ("full month / roofline", roofline("month_speed_over_roofline"), 0.5, "", False),
            ("2 threads / 1 thread, whole run", ratio(results, "one_thread", "two_threads", lambda run: run["seconds"]), 1.9,
             "", False),
            ("shipped set shared / one by one", ratio(results, "shared", "unshared", lambda run: run["cpu_seconds"]), 0.4, "", True),
            ("writing, share of the run", statistics.median(run["writing_seconds"] / run["seconds"] for run in results["written"]),
             0.03, "", True),
            ("columns per person", sum(roofline(f"{of}_bytes_per_person") for of in ("youth", "roster", "household", "sojourn")), 64, "byte", True)]
    rows.append(("bytes written, shipped set, one replicate", results["written"][0]["bytes_written"] / 1e6, None, "MB", True))
    sizes = sorted(int(name.split("_")[1]) for name in results if name.startswith("people_"))
    for size in sizes:
        nanoseconds = statistics.median(1e9 * cost(run) for run in results[f"people_{size}"])
        rows.append((f"cost per person-month, {size:,} people", nanoseconds, None, "ns", True))
    if len(sizes := [size for size in sizes if size >= 100_000]) > 1:
        rows.append((f"cost per person-month, {sizes[-1]:,} / {sizes[0]:,} people",
                     ratio(results, f"people_{sizes[-1]}", f"people_{sizes[0]}", cost), 1.3, "", True))
        peak = statistics.median(run["peak_bytes"] for run in results[f"people_{sizes[-1]}"])
        rows.append((f"peak memory of a run of {sizes[-1]:,} people", peak / 1e9, 2 * sizes[-1] / 1e7, "GB", True))
    return rows


def speeds(results):
    rows = [(name, statistics.median(speed(run) for run in results[name]))
            for name in ("objects", "arrays", "reduced", "no_programme", "shipped_set")]
    return rows + [("shipped_set, as asked", statistics.median(asked_speed(run) for run in results["shipped_set"]))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help="build folder")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the one-core comparison; half as many of the rest")
    parser.add_argument("--largest", type=int, default=10_000_000, help="people of the largest run")
    parser.add_argument("--json", type=pathlib.Path, help="write every measured number there")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    with tempfile.TemporaryDirectory() as folder:
        results = measure(Programs(options.build.resolve(), pathlib.Path(folder)), options.rounds, options.largest)
    rows = table(results)
    print("| one core | million person-months a second |\n|--|--:|")
    for name, value in speeds(results):
        print(f"| {name} | {value:.1f} |")
    print("\n| figure (median of the rounds) | measured | target | |\n|--|--:|--:|--|")
    for name, value, target, unit, smaller in rows:
        aim = "" if target is None else f"{'at most' if smaller else 'at least'} {target:g} {unit}"
        met = target is None or (value <= target if smaller else value >= target)
        print(f"| {name} | {value:.3g} {unit} | {aim} | {'' if met else 'not met'} |")
    if options.json:
        options.json.write_text(json.dumps({
            "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"), "machine": platform.machine(),
            "processors": os.cpu_count(), "rounds": options.rounds,
            "figures": [dict(zip(("figure", "measured", "target", "unit", "smaller_is_better"), row)) for row in rows],
            "runs": results}, indent=1) + "\n")


if __name__ == "__main__":
    main()
