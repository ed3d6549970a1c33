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
check(re.fullmatch(rf"(?:{number}\n){{5}}", text), "expected five lines with one integer each: r, l, a, b and p")
r, l, a, b, p = map(int, text.split())
check(1 <= r <= 1000, "r must be from 1 to 1000")
check(1 <= l <= 1000, "l must be from 1 to 1000")
check(a <= 100, "a must be from 0 to 100")
check(b <= 100, "b must be from 0 to 100")
check(p <= 200_000, "p must be from 0 to 200000")
check(a * r + b * l <= p, "p is not enough to pay")
sys.exit(42)
