#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


nights, drops = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(nights) <= 10_000, "there must be 1 to 10000 nights")
check(all(-50 <= night <= 50 for night in nights), "a temperature must be from -50 to 50")
check(1 <= drops <= 100, "drops must be from 1 to 100")
sys.exit(42)
