#!/usr/bin/python3
"""Purposes of draws are frozen: every one stands in the list of frozen numbers, with its number, no
number is used twice, and the number of a purpose that is gone is never given to another."""

import re

import tree

HEADER, LIST = "sim/base/purposes.hpp", "tests/base/frozen_purposes.def"


def numbers_said_retired(root):
    """Those that the header's comment names, as in: Retired: 5, 20-23."""
    said = re.search(r"Retired: ([\d, -]+)", tree.text_of(root / HEADER))
    ranges = [part.split("-") for part in said[1].strip(" ,").split(",")] if said else []
    return {number for ends in ranges for number in range(int(ends[0]), int(ends[-1]) + 1)}


def check(root):
    header = dict(re.findall(r"^\s*(\w+)\s*=\s*(\d+)\s*,", tree.code_of(root / HEADER), re.MULTILINE))
    frozen = dict(re.findall(r"^FROZEN\((\w+), (\d+)\)$", tree.text_of(root / LIST), re.MULTILINE))
    retired = dict(re.findall(r"^RETIRED\((\w+), (\d+)\)$", tree.text_of(root / LIST), re.MULTILINE))
    faults = [f"{HEADER}: {name} = {number} is not in {LIST}" for name, number in header.items()
              if frozen.get(name) != number]
    faults += [f"{LIST}: {name} = {number} is gone from {HEADER}" for name, number in frozen.items()
               if name not in header]
    faults += [f"{HEADER}: {name} has the number {number} of {gone}, which is retired"
               for name, number in header.items() for gone, old in retired.items() if number == old]
    faults += [f"{HEADER}: does not say that {number} ({name}) is retired" for name, number in retired.items()
               if int(number) not in numbers_said_retired(root)]
    seen = {}
    for name, number in header.items():
        if number in seen:
            faults.append(f"{HEADER}: {name} and {seen[number]} are both {number}")
        seen[number] = name
    return faults if header else [f"{HEADER}: no purposes found"]


if __name__ == "__main__":
    tree.report(check)
