#!/usr/bin/python3
"""Length of files: above 400 lines a file of the program is about more than one thing."""

import tree

LIMIT = 400


def lengths(root):
    return sorted(((len(tree.text_of(path).splitlines()), path) for path in
                   tree.files(root, ("sim", "analysis"), {".hpp", ".cpp"})), reverse=True)


def check(root):
    return [tree.at(root, path, lines, f"{lines} lines, more than {LIMIT}: split it by concept")
            for lines, path in lengths(root) if lines > LIMIT]


def check_and_tell(root):
    every = lengths(root)
    short = sum(lines <= 300 for lines, _ in every)
    print(f"{len(every)} files, {short} of them up to 300 lines; the longest:")
    for lines, path in every[:5]:
        print(f"  {lines:4} {path.relative_to(root)}")
    return check(root)


if __name__ == "__main__":
    tree.report(check_and_tell)
