#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
number = "[1-9][0-9]*"
check(re.fullmatch(rf"{number}\n{number}(?: {number})*\n", text), "expected two lines: n, then the order of the animals")
n, *circle = map(int, text.split())
check(3 <= n <= 500, "n must be from 3 to 500")
check(sorted(circle) == list(range(1, n + 1)), "each animal from 1 to n must be in the order exactly once")
sys.exit(42)
