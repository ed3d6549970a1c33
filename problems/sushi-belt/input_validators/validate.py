#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
places = arguments[0][0]
check(1 <= places <= 400_000, "there must be 1 to 400000 places")
check(len(names) <= 12_001, "there must be at most 12000 calls")
for name, args in zip(names[1:], arguments[1:]):
    if name == "turn":
        check(abs(args[0]) <= 10**9, "steps must be from -1000000000 to 1000000000")
    else:
        check(0 <= args[0] < places, f"there is no seat {args[0]}")
    if name == "put":
        check(1 <= args[1] <= 1000, "the number of a plate must be from 1 to 1000")
sys.exit(42)
