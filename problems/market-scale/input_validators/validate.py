#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


weights, item = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(weights) <= 10, "there must be 1 to 10 weights")
check(all(1 <= weight <= 10**6 for weight in weights), "a weight must be from 1 to 1000000")
check(1 <= item <= 10**7, "item must be from 1 to 10000000")
sys.exit(42)
