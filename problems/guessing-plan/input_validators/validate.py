#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


values, low, high = map(json.loads, sys.stdin.read().splitlines())
check(sum(value is not None for value in values) <= 10_000, "there must be at most 10000 nodes")
check(all(value is None or abs(value) <= 10**9 for value in values), "a value must be from -1000000000 to 1000000000")
check(-(10**9) <= low <= high <= 10**9, "low and high must be from -1000000000 to 1000000000, and low at most high")
levels, level, place = 0, min(1, len(values)), 0
while level:
    levels += 1
    children = 2 * sum(value is not None for value in values[place : place + level])
    place += level
    level = min(children, len(values) - place)
check(levels <= 1000, "the tree must have at most 1000 levels")
sys.exit(42)
