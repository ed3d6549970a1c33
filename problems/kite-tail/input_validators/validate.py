#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


tail = json.loads(sys.stdin.read())
check(len(tail) <= 50_000, "there must be at most 50000 ribbons")
check(all(1 <= ribbon <= 10**9 for ribbon in tail), "a length must be from 1 to 1000000000")
sys.exit(42)
