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
check(re.fullmatch(rf"(?:{number}\n){{3}}", text), "expected three lines with one integer each: c, t and w")
c, t, w = map(int, text.split())
check(c <= 100, "c must be from 0 to 100")
check(1 <= t <= 120, "t must be from 1 to 120")
check(w <= 150, "w must be from 0 to 150")
sys.exit(42)
