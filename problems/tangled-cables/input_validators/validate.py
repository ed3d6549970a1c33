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
check(re.fullmatch(rf"{number} {number}\n{number}(?: {number})*\n", text), "expected two lines: n and the broken lamp, then the switches of the lamps")
first, second = text.splitlines()
n, broken = map(int, first.split())
switches = list(map(int, second.split()))
check(1 <= n <= 1000, "n must be from 1 to 1000")
check(broken <= n, "the broken lamp must be from 0 to n")
check(sorted(switches) == list(range(1, n + 1)), "each switch from 1 to n must belong to exactly one lamp")
sys.exit(42)
