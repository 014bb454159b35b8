#!/usr/bin/python3
"""Numbers that are the same everywhere: no library functions whose bits differ between machines, no
other source of luck than keyed draws, no flags that let the compiler change results."""

import tree

FUNCTIONS = "exp2?|expm1|log|log2|log10|log1p|pow|sin|cos|tan|sinh|cosh|tanh|asin|acos|atan2?|cbrt|hypot|erfc?|[lt]gamma|fma"
LIBRARY_MATH = rf"(?:\bstd::|(?<![\w.>:]))(?:{FUNCTIONS})[fl]?\s*\("
OTHER_LUCK = (r"\bstd::\w+_distribution\b|\bstd::(?:random_device|mt19937(?:_64)?|minstd_rand0?|default_random_engine)\b"
              r"|(?<![\w.>:])(?:std::)?s?rand\s*\(|#\s*include\s*<random>")
LOOSE_FLAGS = r"-ffast-math|-Ofast|-march=native|-fassociative-math|-ffp-contract=(?:fast|on)|-funsafe-math\w*"
OWN_MATH = {"sim/base/portable_math.hpp", "sim/base/portable_math.cpp", "sim/base/single_math.hpp"}


def check(root):
    faults = []
    for path in tree.source(root, tree.ENGINE_ROOMS):
        if str(path.relative_to(root)) not in OWN_MATH:
            faults += tree.matches(root, path, tree.code_of(path), LIBRARY_MATH,
                                   "{0} gives other bits on other machines; use portable:: or single::")
    for path in tree.source(root, ("sim",)):
        faults += tree.matches(root, path, tree.code_of(path), OTHER_LUCK, "{0}: luck comes from keyed draws alone")
    for path in tree.files(root, ("CMakeLists.txt", "CMakePresets.json")):
        faults += tree.matches(root, path, tree.text_of(path), LOOSE_FLAGS, "{0} changes results")
    for path in tree.files(root, ("sim", "analysis", "benchmarks"), {".txt", ".cmake"}):
        faults += tree.matches(root, path, tree.text_of(path), LOOSE_FLAGS, "{0} changes results")
    return faults


if __name__ == "__main__":
    tree.report(check)
