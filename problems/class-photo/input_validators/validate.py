#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


heights = json.loads(sys.stdin.read())
check(1 <= len(heights) <= 100, "there must be 1 to 100 rows")
check(1 <= len(heights[0]) <= 100, "a row must have 1 to 100 places")
check(all(len(row) == len(heights[0]) for row in heights), "all rows must have the same number of places")
check(all(50 <= height <= 250 for row in heights for height in row), "a height must be from 50 to 250")
sys.exit(42)
