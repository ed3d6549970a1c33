#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


effect = json.loads(sys.stdin.read())
check(1 <= len(effect) <= 13, "there must be 1 to 13 dishes")
check(all(len(row) == len(effect) for row in effect), "effect must have one row and one column per dish")
check(all(-1000 <= number <= 1000 for row in effect for number in row), "an effect must be from -1000 to 1000")
check(all(row[i] == 0 for i, row in enumerate(effect)), "effect[i][i] must be 0")
sys.exit(42)
