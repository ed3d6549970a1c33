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
check(re.fullmatch(rf"{number} {number}\n{number}\n", text), "expected two lines: h and m with one space between, then d")
h, m, d = map(int, text.split())
check(h <= 23, "h must be from 0 to 23")
check(m <= 59, "m must be from 0 to 59")
check(d <= 10_000, "d must be from 0 to 10000")
sys.exit(42)
