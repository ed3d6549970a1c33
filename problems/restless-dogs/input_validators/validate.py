#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
number = "[1-9][0-9]*"
check(re.fullmatch(rf"{number} {number}\n[HL]+\n{number}(?: {number})*\n(?:[HL]+\n)+", text), "expected n and k, the tape, the costs, then one pattern per line, with the letters H and L")
first, tape, third, *patterns = text.splitlines()
n, k = map(int, first.split())
costs = list(map(int, third.split()))
check(n <= 3000, "n must be from 1 to 3000")
check(k <= 50, "k must be from 1 to 50")
check(len(tape) == n, f"n is {n}, but there are {len(tape)} beeps")
check(len(costs) == n, f"n is {n}, but there are {len(costs)} costs")
check(max(costs) <= 10**6, "a cost must be from 1 to 1000000")
check(len(patterns) == k, f"k is {k}, but there are {len(patterns)} patterns")
check(sum(map(len, patterns)) <= 200, "the patterns must have at most 200 letters together")
sys.exit(42)
