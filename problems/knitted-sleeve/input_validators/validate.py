#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


pattern, ball = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(pattern) <= 200, "there must be 1 to 200 rows")
check(all(len(row) == len(pattern[0]) for row in pattern), "all rows must have the same length")
check(all(re.fullmatch("[a-z]{1,200}", row) for row in pattern), "a row must have 1 to 200 letters from a to z")
check(1 <= ball <= 40_000, "ball must be from 1 to 40000")
sys.exit(42)
