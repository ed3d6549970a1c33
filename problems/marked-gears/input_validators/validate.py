#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
number = "(?:0|[1-9][0-9]*)"
check(re.fullmatch(rf"{number}(?: {number}){{3}}\n{number}(?: {number})*\n{number}(?: {number})*\n", text), "expected three lines: a, b, n and m; the marked teeth of the first gear; those of the second gear")
first, second, third = text.splitlines()
a, b, n, m = map(int, first.split())
check(1 <= a <= 10**9 and 1 <= b <= 10**9, "a and b must be from 1 to 1000000000")
for line, count, teeth, name in ((second, n, a, "first"), (third, m, b, "second")):
    check(1 <= count <= min(teeth, 50_000), "n and m must be from 1 to 50000, and not more than the teeth of the gear")
    marks = list(map(int, line.split()))
    check(len(marks) == count, f"the {name} gear should have {count} marked teeth, but has {len(marks)}")
    check(len(set(marks)) == count, f"a tooth of the {name} gear is marked twice")
    check(max(marks) < teeth, f"a tooth of the {name} gear has a number that is too large")
sys.exit(42)
