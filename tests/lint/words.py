#!/usr/bin/python3
"""Words that do not belong in the project: paths and hosts of one machine, unfinished work, tests that
are switched off, keys that are secret."""

import tree

# A letter stands in brackets here and there so that the patterns do not find themselves.
WORDS = [
    (r"(?<![\w.~}])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+)/[\w.]", "the path of one machine: {0}"),
    (r"\b(?:[\w-]+\.)*(?:artifactory|nexus|registry|pypi|npm)[\w-]*\.(?:\w+\.)+\w+\b", "a registry's host: {0}"),
    (r"\bhttps?://(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[\w.:/]*", "a private address: {0}"),
    (r"\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK|T[B]D)\b", "unfinished work: {0}"),
    (r"\bD[I]SABLED_\w+", "a test that is switched off: {0}"),
    (r"-----BEGIN [A-Z ]*PRIVATE KEY-----", "a secret: {0}"),
    (r"^(?:<{7}|>{7}|={7})(?: .*)?$", "an unresolved merge: {0}"),
]


def check(root):
    faults = []
    for path in tree.files(root):
        try:
            text = tree.text_of(path)
        except UnicodeDecodeError:
            continue  # not text: pictures and recorded results
        for pattern, message in WORDS:
            faults += tree.matches(root, path, text, pattern, message)
    return faults


if __name__ == "__main__":
    tree.report(check)
