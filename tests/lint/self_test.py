#!/usr/bin/python3
"""Every check is shown a small good tree, which it must accept, and then that tree with one fault after
the other, each of which it must find."""

import pathlib
import sys
import tempfile

import engine
import floors
import lengths
import odd
import portable
import purposes
import words

GOOD = {
    "sim/base/a.hpp": '#pragma once\n#include <cmath>\n// printf("x"), std::cout and std::exp(1) in words only\n'
                      'inline double root_of(double x) { return std::sqrt(x); }\n',
    "sim/base/purposes.hpp": "/// Retired: 4, 7-9.\nenum class Purpose { one = 1, two = 2, };\nenum {\n    one = 1,\n    two = 2,\n};\n",
    "sim/state/b.cpp": '#include "sim/base/a.hpp"\ndouble side(double x) { return root_of(x); }\n',
    "sim/output/c.cpp": "#include <hdf5.h>\n#include \"savan_build.hpp\"\n",
    "sim/scenario/d.cpp": "#include <toml++/toml.h>\n",
    "sim/run/e.cpp": "#include <tbb/parallel_for.h>\n",
    "sim/app/f.cpp": '#include <cstdio>\nint main() { std::printf("%d", 1); std::exit(0); }\n',
    "analysis/g.cpp": '#include "sim/output/c.hpp"\n#include <cstdio>\nint h(char* t) { return std::snprintf(t, 2, "a"); }\n',
    "sim/model/month.cpp": "void advance_one_month(int world) {\n    calendar::turn(world);  //  1 season\n"
                           "    ageing::pass(world);  //  2 birthdays\n}\n",
    "sim/ODD.md": "## ODD\n### Process overview and scheduling\n1. **calendar** — season\n2. **ageing** — birthdays\n### Next\n",
    "benchmarks/month_steps.hpp": '{"calendar", [](int world) { calendar::turn(world); }},\n'
                                  '{"ageing", [](int world) { ageing::pass(world); }},\n',
    "sim/measures/paired_table.hpp": 'inline constexpr int step_names = {"calendar", "ageing"};\n',
    "tests/base/frozen_purposes.def": "FROZEN(one, 1)\nFROZEN(two, 2)\nRETIRED(gone, 4)\nRETIRED(old, 8)\n",
    "CMakeLists.txt": "add_compile_options(-O3 -ffp-contract=off)\n",
}

# check, file, its new text, what the fault must say
BAD = [
    (floors, "sim/base/a.hpp", '#include "sim/state/b.hpp"\n', "floor 0"),
    (floors, "sim/processes/p.cpp", '#include "sim/interventions/i.hpp"\n', "floor 4"),
    (floors, "sim/run/e.cpp", '#include "sim/scenario/d.hpp"\n', "floor 6"),
    (floors, "sim/output/c.cpp", '#include "analysis/g.hpp"\n', "floor 7"),
    (floors, "sim/state/b.cpp", '#include "a.hpp"\n', "does not name its room"),
    (floors, "analysis/g.cpp", '#include "savan_build.hpp"\n', "does not name its room"),
    (floors, "sim/cellar/k.cpp", "int k;\n", "no room"),
    (floors, "analysis/g.cpp", "#include <hdf5.h>\n", "HDF5"),
    (floors, "sim/run/e.cpp", "#include <toml++/toml.h>\n", "toml++"),
    (floors, "analysis/g.cpp", "#include <oneapi/tbb.h>\n", "oneTBB"),
    (floors, "analysis/g.cpp", 'void p() { std::cout << "x"; }\n', "prints"),
    (floors, "sim/run/e.cpp", 'void p() { std::printf("x"); }\n', "prints"),
    (floors, "sim/run/e.cpp", 'void p() { fprintf(stderr, "x"); }\n', "prints"),
    (floors, "sim/scenario/d.cpp", "void p() { fmt::print(1); }\n", "prints"),
    (floors, "sim/scenario/d.cpp", "void p() { std::exit(3); }\n", "exits"),
    (engine, "sim/state/b.cpp", "int f() { throw 1; }\n", "without exceptions"),
    (engine, "sim/state/b.cpp", "#include <fstream>\n", "fstream"),
    (engine, "sim/base/a.hpp", "#pragma once\n#include <thread>\ninline double root_of(double x) { return x; }\n", "thread"),
    (portable, "sim/state/b.cpp", "double f(double x) { return std::exp(x); }\n", "std::exp"),
    (portable, "sim/state/b.cpp", "double f(double x) { return pow(x, 2); }\n", "pow"),
    (portable, "sim/run/e.cpp", "std::normal_distribution<> d;\n", "keyed draws"),
    (portable, "sim/state/b.cpp", "#include <random>\n", "keyed draws"),
    (portable, "CMakeLists.txt", "add_compile_options(-ffast-math)\n", "changes results"),
    (words, "README.md", "see /" + "work/main for more\n", "path of one machine"),
    (words, "scenarios/run.sh", "cd /" + "home/someone/savan\n", "path of one machine"),
    (words, "README.md", "pip install -i https://registry" + ".example.org/simple\n", "registry"),
    (words, "tests/run.sh", "curl http" + "://10.0.0.7:8080/\n", "private address"),
    (words, "sim/base/a.hpp", "// TO" + "DO: later\n", "unfinished"),
    (words, "tests/a_test.cpp", "TEST(A, DIS" + "ABLED_B) {}\n", "switched off"),
    (lengths, "sim/base/a.hpp", "int a;\n" * 401, "401 lines"),
    (purposes, "tests/base/frozen_purposes.def", "FROZEN(one, 1)\n", "two = 2 is not in"),
    (purposes, "tests/base/frozen_purposes.def", "FROZEN(one, 1)\nFROZEN(two, 3)\n", "two = 2"),
    (purposes, "sim/base/purposes.hpp", "enum {\n    one = 1,\n};\n", "gone"),
    (purposes, "sim/base/purposes.hpp", "enum {\n    one = 1,\n    two = 1,\n};\n", "both 1"),
    (purposes, "tests/base/frozen_purposes.def", "FROZEN(one, 1)\nFROZEN(two, 2)\nRETIRED(gone, 2)\n",
     "two has the number 2 of gone"),
    (purposes, "tests/base/frozen_purposes.def", "FROZEN(one, 1)\nFROZEN(two, 2)\nRETIRED(gone, 5)\n", "5 (gone) is retired"),
    (odd, "sim/ODD.md", "### Process overview and scheduling\n1. **ageing** — a\n2. **calendar** — b\n", "step 1"),
    (odd, "sim/ODD.md", "### Process overview and scheduling\n1. **calendar** — a\n", "step 2"),
    (odd, "sim/ODD.md", "### Something else\n1. **calendar** — a\n", "no numbered list"),
    (odd, "sim/model/month.cpp", "void advance_one_month(int) { calendar::turn(1); }\n", "step 2"),
    (odd, "benchmarks/month_steps.hpp", '{"calendar", [](int world) { calendar::turn(world); }},\n', "times"),
    (odd, "benchmarks/month_steps.hpp", '{"calendar", [](int world) { calendar::turn(world); }},\n'
     '{"age", [](int world) { ageing::pass(world); }},\n', "another name"),
    (odd, "sim/measures/paired_table.hpp", 'step_names = {"ageing", "calendar"};\n', "not the steps"),
    (odd, "sim/model/month.cpp", "void other(int) { calendar::turn(1); }\n", "no call"),
]

CHECKS = [floors, engine, portable, words, lengths, purposes, odd]


def grow(root, trees):
    for name, text in trees.items():
        path = pathlib.Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return pathlib.Path(root).resolve()


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        # month.cpp of the little tree is only there to be read, so the engine check does not compile it.
        compiled = {name: text for name, text in GOOD.items() if "month" not in name}
        for check in CHECKS:
            faults = check.check(grow(f"{folder}/good-{check.__name__}", compiled if check is engine else GOOD))
            wrong += [f"{check.__name__} refuses the good tree: {fault}" for fault in faults]
        for number, (check, name, text, says) in enumerate(BAD):
            good = compiled if check is engine else GOOD
            faults = check.check(grow(f"{folder}/bad-{number}", {**good, name: text}))
            if not any(says in fault for fault in faults):
                wrong.append(f"{check.__name__} does not find the fault in {name}: {text[:60]!r} -> {faults}")
    print("\n".join(wrong) if wrong else f"{len(CHECKS)} checks accept the good tree and find {len(BAD)} faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
