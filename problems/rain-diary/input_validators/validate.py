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
check(re.fullmatch(rf"{number}\n{number}(?: {number})*\n", text), "expected two lines: n, then the days: integers separated by single spaces")
n, *rain = map(int, text.split())
check(1 <= n <= 1000, "n must be from 1 to 1000")
check(len(rain) == n, f"n is {n}, but there are {len(rain)} days")
check(all(millimeters <= 500 for millimeters in rain), "the rain of a day must be from 0 to 500")
sys.exit(42)
