#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
boards = arguments[0][0]
check(1 <= boards <= 10**9, "there must be 1 to 1000000000 boards")
check(len(names) <= 20_001, "there must be at most 20000 calls")
for name, args in zip(names[1:], arguments[1:]):
    if name == "paint":
        check(0 <= args[0] <= args[1] < boards, "first and last must be boards, and first must not be greater than last")
    if name == "colorOf":
        check(0 <= args[0] < boards, f"there is no board {args[0]}")
    if name in ("paint", "boardsOf"):
        check(0 <= args[-1] <= 10**6, "a color must be from 0 to 1000000")
sys.exit(42)
