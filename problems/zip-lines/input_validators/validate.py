#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


roofs, drop = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(roofs) <= 110_000, "there must be 1 to 110000 houses")
check(all(1 <= roof <= 10**9 for roof in roofs), "a roof must be from 1 to 1000000000")
check(1 <= drop <= 10**5, "drop must be from 1 to 100000")
sys.exit(42)
