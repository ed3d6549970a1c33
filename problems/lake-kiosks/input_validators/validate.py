#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


around, houses, kiosks = map(json.loads, sys.stdin.read().splitlines())
check(1 <= around <= 2 * 10**9, "around must be from 1 to 2000000000")
check(1 <= len(houses) <= 20_000, "there must be 1 to 20000 houses")
check(all(0 <= house < around for house in houses), "a house must be at a meter from 0 to around - 1")
check(1 <= kiosks <= len(houses), "kiosks must be from 1 to the number of houses")
sys.exit(42)
