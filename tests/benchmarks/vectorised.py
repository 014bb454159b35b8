#!/usr/bin/python3
"""The kernels that carry the speed are still vectorised: each file is compiled as the build compiles it, with the compiler
telling which loops it vectorised. One line below guards one more kernel.

  vectorised.py SOURCE_FOLDER BUILD_FOLDER"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lint"))
import tree

# file, function, how many of its loops must be vectorised
KERNELS = [
    ("sim/measures/tally_kernels.cpp", "count", 1),
    ("sim/processes/awareness.cpp", "fade", 1),
    ("sim/processes/awareness.cpp", "learn", 1),
    ("sim/processes/candidates.cpp", "at_home_below", 1),
    ("sim/processes/candidates.cpp", "enrolled_below", 1),
    ("sim/processes/candidates.cpp", "in_place", 1),
    ("sim/processes/economy_kernels.cpp", "weather", 1),
    ("sim/state/luck_kernels.cpp", "draw_central_normals", 1),
    ("sim/state/luck_kernels.cpp", "draw_fine", 1),
    ("sim/state/luck_kernels.cpp", "draw_people", 1),
    ("sim/state/luck_kernels.cpp", "draw_ties", 1),
]
LIBRARY = "savan_engine.dir"  # the build has the engine in other variants too
WIDE, NARROW = 32, 16  # bytes: of functions with clones, and of those compiled for the oldest machine alone


def command_of(build, source):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if pathlib.Path(entry["file"]) == source and LIBRARY in entry["command"]:
            words = shlex.split(entry["command"])
            return entry["directory"], words[next(k for k, word in enumerate(words) if "ccache" not in word):]
    return None, None


def compiled(build, source):
    """What the compiler says about loops: [(line, bytes of the vectors)]; None when it does not compile so."""
    folder, words = command_of(build, source)
    if not words:
        return None
    words[words.index("-o") + 1] = "/dev/null"
    for option in ("-MD", "-MF", "-MT"):
        if option in words:
            at = words.index(option)
            del words[at:at + (1 if option == "-MD" else 2)]
    told = subprocess.run([*words, "-fopt-info-vec-optimized"], cwd=folder, capture_output=True, text=True)
    if told.returncode:
        sys.exit(f"{source} does not compile: {told.stderr}")
    reports = re.findall(r"^(.*?):(\d+):\d+: optimized: +loop vectorized using (\d+) byte vectors", told.stderr, re.MULTILINE)
    return [(int(line), int(width)) for file, line, width in reports if pathlib.Path(folder, file) == source]


def lines_of(source, function):
    """(first line, last line, whether it has clones) of the function's definition."""
    code = tree.code_of(source)
    start = re.search(rf"(SAVAN_KERNEL[\w\s:<>*&,]*)?\b{function}\s*\([^;{{}}]*\{{", code)
    if not start:
        return None
    depth, end = 1, start.end()
    while end < len(code) and depth:
        depth += {"{": 1, "}": -1}.get(code[end], 0)
        end += 1
    return code.count("\n", 0, start.start()) + 1, code.count("\n", 0, end) + 1, start[1] is not None


def fault_of(root, function, file, wanted, reports):
    place = lines_of(root / file, function)
    if place is None:
        return f"{file}: there is no function {function}; correct the list in tests/benchmarks/vectorised.py"
    first, last, has_clones = place
    least = WIDE if has_clones else NARROW
    loops = {line for line, width in reports if first <= line <= last and width >= least}
    if len(loops) >= wanted:
        return None
    return f"{file}:{first}: {function}: {len(loops)} of {wanted} loops vectorised with {least} bytes or more"


def main():
    root, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    faults = []
    for file in sorted({file for file, _, _ in KERNELS}):
        reports = compiled(build, root / file)
        if reports is None:
            faults.append(f"{file}: not compiled in {build}")
            continue
        found = [fault_of(root, function, file, wanted, reports)
                 for its_file, function, wanted in KERNELS if its_file == file]
        faults += [fault for fault in found if fault]
    print("\n".join(faults) if faults else f"{len(KERNELS)} kernels vectorised")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
