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
check(re.fullmatch(rf"{number} {number} {number}\n[A-Z0-9-]+\n{number}(?: {number})*\n", text), "expected three lines: w, n and q; the message; the seconds, separated by single spaces")
first, message, third = text.splitlines()
w, n, q = map(int, first.split())
seconds = list(map(int, third.split()))
check(1 <= w <= 50, "w must be from 1 to 50")
check(1 <= n <= 50, "n must be from 1 to 50")
check(1 <= q <= 1000, "q must be from 1 to 1000")
check(len(message) == n, f"n is {n}, but the message has {len(message)} characters")
check(len(seconds) == q, f"q is {q}, but there are {len(seconds)} seconds")
check(all(t <= 10**15 for t in seconds), "a second must be at most 1000000000000000")
sys.exit(42)
