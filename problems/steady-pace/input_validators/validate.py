#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


seconds, pace, least = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(seconds) <= 100_000, "there must be 1 to 100000 kilometers")
check(all(1 <= value <= 10**6 for value in seconds), "a kilometer must take 1 to 1000000 seconds")
check(1 <= pace <= 10**6, "pace must be from 1 to 1000000")
check(1 <= least <= len(seconds), "least must be from 1 to the number of kilometers")
sys.exit(42)
