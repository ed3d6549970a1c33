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
check(re.fullmatch(rf"{number} {number}\n{number}(?: {number})*\n", text), "expected two lines: n and w, then the lengths")
first, second = text.splitlines()
n, w = map(int, first.split())
lengths = list(map(int, second.split()))
check(1 <= n <= 20_000, "n must be from 1 to 20000")
check(w <= 10**10, "w must be from 0 to 10000000000")
check(len(lengths) == n, f"n is {n}, but there are {len(lengths)} lengths")
check(all(1 <= a <= 200_000 for a in lengths), "a length must be from 1 to 200000")
sys.exit(42)
