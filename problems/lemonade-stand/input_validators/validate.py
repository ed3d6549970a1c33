#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[1-9][0-9]*\n(?:(?:0|-?[1-9][0-9]*)\n)+", text), "expected one integer per line: n, then the days")
n, *days = map(int, text.split())
check(1 <= n <= 1000, "n must be from 1 to 1000")
check(len(days) == n, f"n is {n}, but there are {len(days)} days")
check(all(-1000 <= earned <= 1000 for earned in days), "a day must be from -1000 to 1000")
sys.exit(42)
