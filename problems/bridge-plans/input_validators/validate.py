#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
islands = arguments[0][0]
check(1 <= islands <= 10**6, "there must be 1 to 1000000 islands")
check(len(names) <= 12_001, "there must be at most 12000 calls")
for name, args in zip(names[1:], arguments[1:]):
    if name == "undo":
        check(0 <= args[0] <= 10**9, "steps must be from 0 to 1000000000")
    else:
        check(all(0 <= island < islands for island in args), "an island must be from 0 to islands - 1")
sys.exit(42)
