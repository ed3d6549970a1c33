#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


levels, gains, cans = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(levels) <= 20_000, "there must be 1 to 20000 plants")
check(len(levels) == len(gains), "levels and gains must have the same length")
check(all(0 <= level <= 10_000 for level in levels), "a moisture must be from 0 to 10000")
check(all(1 <= gain <= 10_000 for gain in gains), "a gain must be from 1 to 10000")
check(0 <= cans <= 50_000, "cans must be from 0 to 50000")
sys.exit(42)
