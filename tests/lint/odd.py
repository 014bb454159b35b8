#!/usr/bin/python3
"""The ODD's list of steps is the order of calls in the month: its bold words are their namespaces. The names of
steps in results files are the same, and the benchmark that times the month step by step makes the same calls."""

import re

import tree

CODE, FUNCTION = "sim/model/month.cpp", "advance_one_month"
NAMES, TABLE = "sim/measures/paired_table.hpp", "step_names"
PAGE, HEADING = "sim/ODD.md", "Process overview and scheduling"
TIMED = "benchmarks/month_steps.hpp"


def body_of(code, function):
    """The text between the braces of the function's definition."""
    start = re.search(rf"\b{function}\s*\([^;{{]*\{{", code)
    if not start:
        return None
    depth, end = 1, start.end()
    while end < len(code) and depth:
        depth += {"{": 1, "}": -1}.get(code[end], 0)
        end += 1
    return code[start.end():end - 1]


def steps_of_code(root):
    body = body_of(tree.code_of(root / CODE), FUNCTION)
    if body is None:
        return None
    return [name for name in re.findall(r"(?:^|[;{}])\s*(?:savan::)?(\w+)::\w+\s*\(", body, re.MULTILINE)
            if name != "std"]


def numbers_of_code(root):
    """The numbers after // behind the calls."""
    body = body_of(tree.text_of(root / CODE), FUNCTION) or ""
    return [int(number) for number in re.findall(r";[^\S\n]*//[^\S\n]*(\d+)\b", body)]


def steps_of_page(root):
    page = tree.text_of(root / PAGE)
    section = re.search(rf"^#+ [^\n]*{HEADING}[^\n]*\n(.*?)(?=^#+ |\Z)", page, re.MULTILINE | re.DOTALL)
    return re.findall(r"^\d+\. \*\*`?(\w+)`?\*\*", section[1], re.MULTILINE) if section else None


def calls_of(text):
    """module::function of each call, in order; everywhere<..> calls a process of a block in every block."""
    return re.findall(r"(?:^|[;{}])\s*(?:savan::|everywhere<)?((?!std\b)\w+::\w+)>?\s*\(", text, re.MULTILINE)


def faults_of_timing(root):
    """Names and calls of the timed steps against the month's."""
    body = body_of(tree.code_of(root / CODE), FUNCTION) or ""
    timed = re.findall(r'\{"(\w+)",([^\n]*)', tree.text_of(root / TIMED))
    calls = [call for _, line in timed for call in calls_of(line)]
    if calls != calls_of(body):
        return [f"{TIMED} times {calls}, {CODE} calls {calls_of(body)}"]
    if [name for name, _ in timed] != [call.split("::")[0] for call in calls]:
        return [f"{TIMED}: a step has another name than its call"]
    return []


def steps_of_table(root):
    table = re.search(rf"\b{TABLE}\s*=\s*\{{(.*?)\}}", tree.text_of(root / NAMES), re.DOTALL)
    return re.findall(r'"(\w+)"', table[1]) if table else None


def check(root):
    for name in (CODE, PAGE, NAMES, TIMED):
        if not (root / name).is_file():
            return [f"{name} is missing"]
    code, page = steps_of_code(root), steps_of_page(root)
    if not code:
        return [f"{CODE}: no call found in {FUNCTION}"]
    if not page:
        return [f'{PAGE}: no numbered list with bold words under "{HEADING}"']
    faults = []
    for step in range(max(len(code), len(page))):
        in_code = code[step] if step < len(code) else "(nothing)"
        in_page = page[step] if step < len(page) else "(nothing)"
        if in_code != in_page:
            faults.append(f"step {step + 1}: {CODE} calls {in_code}, {PAGE} says {in_page}")
            break
    faults += faults_of_timing(root)
    if steps_of_table(root) != code:
        faults.append(f"{NAMES}: {TABLE} are not the steps of {CODE}: {steps_of_table(root)}")
    numbers = numbers_of_code(root)
    if numbers != sorted(numbers) or (numbers and numbers[0] != 1):
        faults.append(f"{CODE}: the steps' numbers do not count from 1: {numbers}")
    return faults


if __name__ == "__main__":
    tree.report(check)
