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
check(re.fullmatch(rf"{number} {number}\n{number}(?: {number})*\n", text), "expected two lines: n and k, then the log")
n, k, *log = map(int, text.split())
check(1 <= n <= 100_000, "n must be from 1 to 100000")
check(1 <= k <= n, "k must be from 1 to n")
check(len(log) == 2 * n, f"n is {n}, but the log has {len(log)} numbers")
check(log.count(0) == n, f"n is {n}, but the log has {log.count(0)} zeros")
check(max(log) <= 10**6, "a place must earn from 1 to 1000000 coins")
depth = 0
for number in log:
    depth += 1 if number else -1
    check(depth >= 0, "the log goes back from the gate")
sys.exit(42)
