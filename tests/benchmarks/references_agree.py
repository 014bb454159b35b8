#!/usr/bin/python3
"""savan and the two reference programs have the same outcomes of the reduced model, up to chance.

Means over replicates are compared pairwise by Welch's t. Seeds are fixed, so a verdict does not flake; a difference
of about 6 % in one age group or 2 % in a total is noticed."""

import json
import math
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

REPLICATES = 40
DATES = [0, 24, 84, 167]
STOCKS = ["population", "aware", "considering", "abroad"]
FLOWS = ["departures", "returns", "exploited", "exploitation_months"]
# About 600 comparisons; chance alone exceeds this in one of them about once in two thousand choices of seeds.
LARGEST_T = 5.5
FEWEST = 5  # mean count below which the law of t does not hold


def by_savan(savan, scenario, folder):
    """[measure][date] -> replicates x sex x age group; flows are sums since month 0."""
    file = folder / "reduced.h5"
    subprocess.run([savan, "run", scenario, "-o", file, "--replicates", str(REPLICATES), "--threads", "1"],
                   check=True, stderr=subprocess.DEVNULL)
    outcomes = {}
    with h5py.File(file) as results:
        for name in STOCKS + FLOWS:
            counts = results[name][0].astype(float)  # replicate, time, district, sex, age group (, channel)
            counts = counts.sum(axis=2) if name != "departures" else counts.sum(axis=(2, 5))
            if name in FLOWS:
                counts = counts.cumsum(axis=1)
            outcomes[name] = {date: counts[:, date] for date in DATES}
        # A few founders are drawn as pupils, see reference/README.md; everything else must be off for good.
        if results["in_school"][()].sum() > 1e-4 * results["population"][()].sum():
            sys.exit("savan has pupils: the scenario has a rule that the reduced model has not")
        for name in ("apprehended", "trafficked", "remittances"):
            if results[name][()].sum() > 0:
                sys.exit(f"{name} is not nil in savan's run: the scenario has a rule that the reduced model has not")
    return outcomes


def by_reference(command, numbers):
    printed = subprocess.run([*command, "--parameters", numbers, "--replicates", str(REPLICATES), "--dates", json.dumps(DATES)],
                             check=True, capture_output=True, text=True).stdout
    replicates = json.loads(printed)["outcomes"]
    return {name: {date: np.array([replicate[str(date)][name] for replicate in replicates], float) for date in DATES}
            for name in STOCKS + FLOWS}


def groups(counts):
    """What is compared: each age group, each sex, all."""
    yield from ((f"age group {k}", counts[:, :, k].sum(axis=1)) for k in range(counts.shape[2]))
    yield from ((sex, counts[:, k].sum(axis=1)) for k, sex in enumerate(("women", "men")))
    yield "all", counts.sum(axis=(1, 2))


def compare(first, second):
    """(largest |t|, where, number of comparisons)"""
    worst, where, made = 0.0, "", 0
    for name in STOCKS + FLOWS:
        for date in DATES:
            for (group, a), (_, b) in zip(groups(first[name][date]), groups(second[name][date])):
                if max(a.mean(), b.mean()) < FEWEST:
                    continue
                spread = math.sqrt((a.var(ddof=1) + b.var(ddof=1)) / REPLICATES)
                t = abs(a.mean() - b.mean()) / spread if spread else math.inf
                made += 1
                if t > worst:
                    worst, where = t, f"{name}, {group}, month {date}: {a.mean():.2f} against {b.mean():.2f}"
    return worst, where, made


def main():
    savan, objects, benchmarks = sys.argv[1:]
    benchmarks = pathlib.Path(benchmarks)
    scenario = benchmarks / "reduced.toml"
    with tempfile.TemporaryDirectory() as folder:
        numbers = pathlib.Path(folder, "reduced.json")
        numbers.write_bytes(subprocess.run([savan, "explain", scenario, "--format", "json"], check=True,
                                           stdout=subprocess.PIPE).stdout)
        outcomes = {"savan": by_savan(savan, scenario, pathlib.Path(folder)),
                    "objects": by_reference([objects], numbers),
                    "arrays": by_reference(["/usr/bin/python3", "-B", benchmarks / "reference/arrays.py"], numbers)}
    fault = False
    for first, second in (("savan", "objects"), ("savan", "arrays"), ("objects", "arrays")):
        worst, where, made = compare(outcomes[first], outcomes[second])
        print(f"{first} and {second}: {made} comparisons, largest t {worst:.2f} ({where})")
        fault |= worst > LARGEST_T or made < 150
    sys.exit(1 if fault else 0)


if __name__ == "__main__":
    main()
