"""What the lint checks share: the files of a tree, source without comments and strings, the verdict."""

import pathlib
import re
import sys

ENGINE_ROOMS = ["sim/base", "sim/parameters", "sim/state", "sim/processes", "sim/interventions",
                "sim/measures", "sim/model"]
SOURCE_ENDINGS = {".hpp", ".cpp", ".def"}
NOT_OURS = {"build", "results", ".git", "node_modules", "__pycache__"}

LEXICAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<delimiter>[^()\s]{0,16})\(.*?\)(?P=delimiter)"'
    r'|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)


def files(root, folders=("",), endings=None):
    """All files of the project below the folders, in a stable order."""
    found = set()
    for folder in folders:
        start = pathlib.Path(root, folder)
        for path in [start] if start.is_file() else start.rglob("*"):
            inside = path.relative_to(root)
            if path.is_file() and not NOT_OURS & set(inside.parts):
                if endings is None or path.suffix in endings:
                    found.add(path)
    return sorted(found)


def source(root, folders=("sim", "analysis")):
    return files(root, folders, SOURCE_ENDINGS)


def text_of(path):
    return path.read_text(encoding="utf-8")


def code_of(path):
    """The text with comments gone and strings emptied; lines keep their numbers."""
    def blank(match):
        newlines = "\n" * match[0].count("\n")
        return newlines if match[0][0] == "/" else '""' + newlines
    return LEXICAL.sub(blank, text_of(path))


def room_of(root, path):
    """sim/base/philox.hpp stands in the room sim/base; analysis is one room with its subfolders."""
    parts = path.relative_to(root).parts
    return "analysis" if parts[0] == "analysis" else "/".join(parts[:2])


def at(root, path, line, message):
    return f"{path.relative_to(root)}:{line}: {message}"


def matches(root, path, text, pattern, message):
    """One fault for each match; {0} in the message is the matched text."""
    return [at(root, path, text.count("\n", 0, found.start()) + 1, message.format(found[0].strip()))
            for found in re.finditer(pattern, text, re.MULTILINE)]


def report(check):
    """Runs a check on the tree that the command line names; exit 1 and the faults when there are any."""
    faults = check(pathlib.Path(sys.argv[1]).resolve())
    print("\n".join(faults) if faults else "no fault found")
    sys.exit(1 if faults else 0)
