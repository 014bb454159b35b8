#!/usr/bin/python3
"""What a sweep costs beside savan run, and how it scales over shards on one machine; prints one table.

The sweep has a single point, that of the defaults, so that it does the very runs that savan run does. Overhead is a ratio of
processor times, in turns round after round, medians; shards are processes of one thread each, measured by the clock. That
sweeps of any number of shards give one digest is checked on the way. Quote ratios, on a machine with nothing else to do.

Before: cmake --preset release && cmake --build build/release --target savan"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FACTOR = "awareness.half_life=12"  # its default


def ended(process, command):
    """The resources that a process took, once it has ended well."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed (exit {process.returncode}): {process.stderr.read().decode().strip()}")
    process.stderr.close()
    return used


def measured(*commands):
    """Commands side by side: seconds by the clock, of processors in all, and the most memory of one in bytes."""
    commands = [[str(word) for word in command] for command in commands]
    begin = time.perf_counter()
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for command in commands]
    used = [ended(process, command) for process, command in zip(processes, commands)]
    return {"seconds": time.perf_counter() - begin,
            "cpu_seconds": sum(one.ru_utime + one.ru_stime for one in used),
            "peak_bytes": max(one.ru_maxrss for one in used) * 1024}


class Sweeps:
    def __init__(self, options, folder):
        self.savan, self.options, self.folder = options.savan, options, folder
        self.files = [ROOT / "scenarios" / f"{name}.toml" for name in options.scenarios]
        self.further = ["--months", options.months] if options.months else []
        self.made = 0
        self.digests = set()

    def run(self):
        return measured([self.savan, "run", *self.files, *self.further, "-o", self.folder / "run.h5", "--force", "--quiet",
                         "--threads", 1, "--replicates", self.options.replicates])

    def sweep(self, shards):
        """A sweep in so many shards, each with parts of its own."""
        self.made += 1
        place = self.folder / f"sweep-{self.made}"
        each = max(1, self.options.replicates // shards)
        measured([self.savan, "sweep", "plan", place, *self.files, *self.further, "--design", "grid", "--factor", FACTOR,
                  "--replicates", self.options.replicates, "--runs-per-part", each])
        result = measured(*([self.savan, "sweep", "run", place, "--shard", f"{shard}/{shards}", "--threads", 1]
                            for shard in range(1, shards + 1)))
        merged = subprocess.run([self.savan, "sweep", "merge", place, "--json", "--quiet"], check=True, text=True,
                                stdout=subprocess.PIPE)
        self.digests.add(json.loads(merged.stdout)["digest"])
        return result


def median_of(rounds, key):
    return statistics.median(result[key] for result in rounds)


def measure(options, folder):
    sweeps = Sweeps(options, folder)
    runs, swept = [], {shards: [] for shards in range(1, options.shards + 1)}
    for _ in range(options.rounds):
        runs.append(sweeps.run())
        for shards, results in swept.items():
            results.append(sweeps.sweep(shards))
    if len(sweeps.digests) != 1:
        sys.exit(f"sweeps of different numbers of shards differ: digests {', '.join(sorted(sweeps.digests))}")
    rows = [{"what": "savan run, 1 thread", "overhead": 1.0, **{key: median_of(runs, key) for key in runs[0]}}]
    for shards, results in swept.items():
        row = {"what": f"savan sweep run, {shards} shard{'s' if shards > 1 else ''}",
               **{key: median_of(results, key) for key in results[0]}}
        row["overhead"] = statistics.median(one["cpu_seconds"] / run["cpu_seconds"] for one, run in zip(results, runs))
        row["efficiency"] = statistics.median(
            one["seconds"] / (shards * several["seconds"]) for one, several in zip(swept[1], results))
        rows.append(row)
    return {"replicates": options.replicates, "rounds": options.rounds, "scenarios": options.scenarios,
            "cores": os.cpu_count(), "digest": sweeps.digests.pop(), "rows": rows}


def table(result):
    lines = ["| what | seconds | processor seconds | of savan run | efficiency | peak MB |", "|--|--:|--:|--:|--:|--:|"]
    for row in result["rows"]:
        efficiency = f"{row['efficiency']:.2f}" if "efficiency" in row else ""
        lines.append(f"| {row['what']} | {row['seconds']:.2f} | {row['cpu_seconds']:.2f} | {row['overhead']:.3f} | "
                     f"{efficiency} | {row['peak_bytes'] / 1e6:.0f} |")
    lines.append(f"\n{result['replicates']} runs of {', '.join(result['scenarios'])}; medians of {result['rounds']} rounds; "
                 f"{result['cores']} cores; all sweeps have the digest {result['digest']}.")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--savan", type=pathlib.Path, default=ROOT / "build/release/savan", help="the program")
    parser.add_argument("--replicates", type=int, default=32, help="runs of a sweep; best a multiple of all shards")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shards", type=int, default=os.cpu_count(), help="measure 1 to so many")
    parser.add_argument("--scenarios", nargs="+", default=["no-programme", "as-was"], help="names in scenarios/")
    parser.add_argument("--months", type=int, help="horizon, if not that of the scenarios")
    parser.add_argument("--json", type=pathlib.Path, help="also write the figures there")
    options = parser.parse_args()
    if not options.savan.exists():
        sys.exit(f"{options.savan} is missing: build it with cmake --build build/release --target savan")
    with tempfile.TemporaryDirectory() as folder:
        result = measure(options, pathlib.Path(folder))
    print(table(result))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
