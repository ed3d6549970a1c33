#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


need, price, keep = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(need) <= 100_000, "there must be 1 to 100000 days")
check(len(price) == len(need), "need and price must have the same number of days")
check(all(0 <= bottles <= 1000 for bottles in need), "need must be from 0 to 1000")
check(all(1 <= cents <= 10**6 for cents in price), "a price must be from 1 to 1000000")
check(1 <= keep <= len(need), "keep must be from 1 to the number of days")
sys.exit(42)
