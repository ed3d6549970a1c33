#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[1-9][0-9]*\n[1-9][0-9]*(?: [1-9][0-9]*)*\n", text), "expected two lines: n, then the heights")
n, *heights = map(int, text.split())
check(n <= 100_000, "n must be from 1 to 100000")
check(len(heights) == n, f"n is {n}, but there are {len(heights)} towers")
check(max(heights) <= 10**9, "a height must be from 1 to 1000000000")
sys.exit(42)
