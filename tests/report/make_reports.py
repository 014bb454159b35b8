#!/usr/bin/env python3
"""Makes the results and pages that the browser tests look at, in the folder named on the command line:
report.html from four shipped scenarios, hostile.html from scenarios with hostile titles. Tests share them,
because a run takes longer than a look."""
import os
import pathlib
import subprocess
import sys

SAVAN = os.environ["SAVAN"]
SCENARIOS = pathlib.Path(os.environ["SAVAN_SCENARIOS"])
SMALL = ["--months", "36", "--replicates", "3", "--set", "population.warm_up=24", "--quiet", "--force"]

# Markup, quotes, an end of script, a right-to-left override that is never closed, braces of our own texts.
HOSTILE = {
    "markup": '<img src=x onerror=alert(1)><b>bold</b>',
    "script": '</script><script>document.title = \\"taken\\"</script><!--',
    "quotes": "\\\"'` onload=alert(1) \\\\\\\" {outcome} & &lt;",
    "direction": "right \u202e\u05d0\u05d1 left \u2067 never closed",
}


def savan(*arguments):
    done = subprocess.run([SAVAN, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"savan {arguments[0]} failed ({done.returncode}): {done.stderr}")


def report(folder, name, scenarios, *options):
    savan("run", *scenarios, "-o", folder / f"{name}.h5", *SMALL, *options)
    savan("report", folder / f"{name}.h5", "-o", folder / f"{name}.html", "--force", "--quiet")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    report(folder, "report", [SCENARIOS / f"{name}.toml" for name in ("no-programme", "as-was", "cash", "youth-groups")],
           "--spillover", "--partings")
    hostile = []
    for name, title in HOSTILE.items():
        hostile.append(folder / f"{name}.toml")
        hostile[-1].write_text(f'extends = "{SCENARIOS / "as-was.toml"}"\ntitle = "{title}"\ntitle_lo = "{title}"\n',
                               encoding="utf-8")
    report(folder, "hostile", [SCENARIOS / "no-programme.toml", *hostile])


if __name__ == "__main__":
    main()
