#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


calls, keys = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(calls) <= 60, "there must be 1 to 60 offices")
check(all(0 <= count <= 10_000 for count in calls), "a number of calls must be from 0 to 10000")
check(2 <= keys <= 9, "keys must be from 2 to 9")
sys.exit(42)
