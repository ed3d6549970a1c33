#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


paint, dry, price, hours = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(paint) <= 100, "there must be 1 to 100 pieces")
check(len(paint) == len(dry) == len(price), "the three arrays must have the same length")
check(all(1 <= p <= 1000 for p in paint), "a time to paint must be from 1 to 1000")
check(all(0 <= d <= 1000 for d in dry), "a time to dry must be from 0 to 1000")
check(all(1 <= p <= 10**6 for p in price), "a price must be from 1 to 1000000")
check(1 <= hours <= 1000, "hours must be from 1 to 1000")
sys.exit(42)
