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
check(re.fullmatch(rf"{number}\n{number}\n", text), "expected two lines with one integer each: a and h")
a, h = map(int, text.split())
check(a <= 120, "a must be from 0 to 120")
check(8 <= h <= 21, "h must be from 8 to 21")
sys.exit(42)
