#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


values = json.loads(sys.stdin.read())
check(1 <= sum(value is not None for value in values) <= 5000, "there must be 1 to 5000 forks")
check(all(value is None or 0 <= value <= 1000 for value in values), "a value must be from 0 to 1000")
levels, level, place = 0, 1, 0
while level:
    levels += 1
    children = 2 * sum(value is not None for value in values[place : place + level])
    place += level
    level = min(children, len(values) - place)
check(levels <= 1000, "the tree must have at most 1000 levels")
sys.exit(42)
