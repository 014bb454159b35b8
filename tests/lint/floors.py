#!/usr/bin/python3
"""Floors: a file includes its own room and lower floors only; some libraries and deeds have one room."""

import re

import tree

FLOORS = {"sim/base": 0, "sim/parameters": 2, "sim/state": 3, "sim/processes": 4, "sim/interventions": 4,
          "sim/measures": 4, "sim/model": 5, "sim/run": 6, "sim/scenario": 6, "sim/output": 7,
          "analysis": 8, "sim/app": 9}

# Which room alone may include a library.
HOMES = [(r"^(?:hdf5\w*\.h|H5\w+\.h)$", "HDF5", "sim/output"),
         (r"^toml", "toml++", "sim/scenario"),
         (r"^(?:tbb|oneapi)/", "oneTBB", "sim/run"),
         (r"^CLI/", "CLI11", "sim/app"),
         (r"^(?:Eigen|unsupported)/", "Eigen", "analysis")]

# Headers that the build writes, and the one room that they are for.
GENERATED = {"savan_build.hpp": "sim/output"}

PRINTS = r"\bstd::(?:cout|cerr|clog)\b|(?<![\w.>])(?:std::)?v?f?(?:printf|puts|putchar)\s*\(|\bfmt::v?print\w*\s*\("
EXITS = r"(?:^|[;{})])\s*(?:std::|::)?(?:exit|_exit|_Exit|quick_exit|abort|terminate)\s*\("
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def check(root):
    faults = []
    for path in tree.source(root):
        room = tree.room_of(root, path)
        if room not in FLOORS:
            faults.append(tree.at(root, path, 1, f"{room} is no room of the house"))
            continue
        text = tree.text_of(path)
        for found in INCLUDE.finditer(text):
            quote, name = found.groups()
            line = text.count("\n", 0, found.start()) + 1
            if quote == '"':
                other = "analysis" if name.startswith("analysis/") else "/".join(name.split("/")[:2])
                if GENERATED.get(name) == room:
                    continue
                if other not in FLOORS:
                    faults.append(tree.at(root, path, line, f'"{name}" does not name its room'))
                elif other != room and FLOORS[other] >= FLOORS[room]:
                    faults.append(tree.at(root, path, line, f"{room} (floor {FLOORS[room]}) includes "
                                          f"{name} (floor {FLOORS[other]})"))
            for pattern, library, home in HOMES:
                if re.search(pattern, name) and room != home:
                    faults.append(tree.at(root, path, line, f"only {home} may include {library}"))
        if room != "sim/app":
            code = tree.code_of(path)
            faults += tree.matches(root, path, code, PRINTS, "only sim/app prints: {0}")
            faults += tree.matches(root, path, code, EXITS, "only sim/app exits: {0}")
    return faults


if __name__ == "__main__":
    tree.report(check)
