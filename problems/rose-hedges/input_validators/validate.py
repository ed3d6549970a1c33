#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


right, below = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(right) <= 160, "right must have 1 to 160 rows")
width = len(right[0]) + 1
check(width <= 160, "a row of right must have at most 159 numbers")
check(all(len(row) == width - 1 for row in right), "all rows of right must have the same length")
check(len(below) == len(right) - 1, "below must have one row less than right")
check(all(len(row) == width for row in below), "a row of below must have one number more than a row of right")
check(all(0 <= roses <= 10**6 for row in right + below for roses in row), "a hedge must have 0 to 1000000 roses")
sys.exit(42)
