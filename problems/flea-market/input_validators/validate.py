#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


price, joy, coins = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(price) <= 100, "there must be 1 to 100 things")
check(len(price) == len(joy), "price and joy must have the same length")
check(all(1 <= p <= 2000 for p in price), "a price must be from 1 to 2000")
check(all(0 <= j <= 10**6 for j in joy), "a joy must be from 0 to 1000000")
check(0 <= coins <= 1000, "coins must be from 0 to 1000")
sys.exit(42)
