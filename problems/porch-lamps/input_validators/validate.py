#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


lamps, count, presses = map(json.loads, sys.stdin.read().splitlines())
check(1 <= count <= 30, "count must be from 1 to 30")
check(0 <= lamps < 2**count, "lamps must be from 0 to 2 to the power of count, minus 1")
check(len(presses) <= 10_000, "there must be at most 10000 presses")
check(all(0 <= k < count for k in presses), "a press must be from 0 to count - 1")
sys.exit(42)
