#!/usr/bin/python3
"""Purposes of draws are frozen: every one stands in the list of frozen numbers, with its number, and no
number is used twice."""

import re

import tree

HEADER, LIST = "sim/base/purposes.hpp", "tests/base/frozen_purposes.def"


def check(root):
    header = dict(re.findall(r"^\s*(\w+)\s*=\s*(\d+)\s*,", tree.code_of(root / HEADER), re.MULTILINE))
    frozen = dict(re.findall(r"^FROZEN\((\w+), (\d+)\)$", tree.text_of(root / LIST), re.MULTILINE))
    faults = [f"{HEADER}: {name} = {number} is not in {LIST}" for name, number in header.items()
              if frozen.get(name) != number]
    faults += [f"{LIST}: {name} = {number} is gone from {HEADER}" for name, number in frozen.items()
               if name not in header]
    seen = {}
    for name, number in header.items():
        if number in seen:
            faults.append(f"{HEADER}: {name} and {seen[number]} are both {number}")
        seen[number] = name
    return faults if header else [f"{HEADER}: no purposes found"]


if __name__ == "__main__":
    tree.report(check)
