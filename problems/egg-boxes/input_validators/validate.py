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
check(re.fullmatch(rf"{number}\n{number}\n", text), "expected two lines with one integer each: n and k")
n, k = map(int, text.split())
check(n <= 10**9, "n must be from 0 to 1000000000")
check(1 <= k <= 1000, "k must be from 1 to 1000")
sys.exit(42)
