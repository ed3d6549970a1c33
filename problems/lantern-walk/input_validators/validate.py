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
check(re.fullmatch(rf"{number}\n{number}(?: {number})*\n", text), "expected two lines: n, then the colors: integers separated by single spaces")
first, second = text.splitlines()
n = int(first)
colors = list(map(int, second.split(" ")))
check(1 <= n <= 25_000, "n must be from 1 to 25000")
check(len(colors) == n, f"n is {n}, but there are {len(colors)} colors")
check(all(1 <= color <= 10**6 for color in colors), "a color must be from 1 to 1000000")
sys.exit(42)
