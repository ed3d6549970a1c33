#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


strength, teams = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(strength) <= 60_000, "there must be 1 to 60000 children")
check(all(1 <= value <= 10**9 for value in strength), "a strength must be from 1 to 1000000000")
check(1 <= teams <= len(strength), "teams must be from 1 to the number of children")
sys.exit(42)
