#!/usr/bin/python3
"""Every function marked SAVAN_KERNEL is still vectorised: its file is compiled as the build compiles it, with the compiler
telling which loops it vectorised. A new kernel is guarded by its mark.

  vectorised.py SOURCE_FOLDER BUILD_FOLDER"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lint"))
import tree

# Kernels of which more than one loop must be vectorised.
LOOPS = {("sim/processes/talk_kernels.cpp", "space"): 2}
LEAST = 32  # bytes: less is what every machine can, and no reason for a clone
LIBRARY = "savan_engine.dir"  # the build has the engine in other variants too


def kernels_of(root):
    """[(file, function, first line, last line)] of every marked definition."""
    found = []
    for path in tree.files(root, ("sim",), {".cpp"}):
        code = tree.code_of(path)
        for start in re.finditer(r"^SAVAN_KERNEL\s[^;{}()]*?(\w+)\s*\([^;{}]*\{", code, re.MULTILINE):
            depth, end = 1, start.end()
            while end < len(code) and depth:
                depth += {"{": 1, "}": -1}.get(code[end], 0)
                end += 1
            lines = [code.count("\n", 0, at) + 1 for at in (start.start(), end)]
            found.append((str(path.relative_to(root)), start[1], *lines))
    return found


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


def main():
    root, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    kernels = kernels_of(root)
    reports = {file: compiled(build, root / file) for file in {kernel[0] for kernel in kernels}}
    faults = [] if kernels else ["no function is marked SAVAN_KERNEL"]
    for file, function, first, last in kernels:
        if reports[file] is None:
            faults.append(f"{file}: not compiled in {build}")
            continue
        loops = {line for line, width in reports[file] if first <= line <= last and width >= LEAST}
        wanted = LOOPS.get((file, function), 1)
        if len(loops) < wanted:
            faults.append(f"{file}:{first}: {function}: {len(loops)} of {wanted} loops vectorised with {LEAST} bytes or more")
    known = {kernel[:2] for kernel in kernels}
    faults += [f"{file}: there is no kernel {function}" for file, function in LOOPS if (file, function) not in known]
    print("\n".join(faults) if faults else f"{len(kernels)} kernels vectorised")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
