#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


noise, limit = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(noise) <= 100_000, "there must be 1 to 100000 houses")
check(all(0 <= loud <= 100 for loud in noise), "a house must be from 0 to 100 loud")
check(0 <= limit <= 10**7, "limit must be from 0 to 10000000")
sys.exit(42)
