#!/usr/bin/python3
"""The engine compiles by itself: without exceptions, and with no header of files, streams, threads, HDF5
or oneTBB reached by any path, so that the same code also runs in a browser."""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import tempfile

import tree

FORBIDDEN = re.compile(r"/(?:iostream|fstream|filesystem|thread|mutex|future|condition_variable|execution"
                       r"|hdf5\w*\.h|H5\w+\.h|unistd\.h)$|/(?:tbb|oneapi|toml\+\+|CLI|fmt|nlohmann|boost)/")
COMPILER = os.environ.get("CXX", "g++")


def compile_alone(root, path):
    """Faults of one file: what the compiler says, and forbidden headers among those it read."""
    with tempfile.TemporaryDirectory() as scratch:
        listing = pathlib.Path(scratch, "headers")
        run = subprocess.run([COMPILER, "-std=c++20", "-fno-exceptions", "-fsyntax-only", "-MD", "-MF", listing,
                              f"-I{root}", path], capture_output=True, text=True)
        if run.returncode != 0:
            first = next((line for line in run.stderr.splitlines() if "error" in line), run.stderr)
            return [tree.at(root, path, 1, f"does not compile without exceptions: {first.strip()}")]
        headers = listing.read_text().replace("\\\n", " ").split()[1:]
        # Names with a folder are the compiler's own low-level pieces; only whole headers are judged.
        return [tree.at(root, path, 1, f"reaches {header}") for header in headers
                if FORBIDDEN.search(header) and "/bits/" not in header]


def check(root):
    sources = tree.files(root, tree.ENGINE_ROOMS, {".cpp"})
    if not sources:
        return ["the engine has no source"]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        return [fault for faults in pool.map(lambda path: compile_alone(root, path), sources) for fault in faults]


if __name__ == "__main__":
    tree.report(check)
