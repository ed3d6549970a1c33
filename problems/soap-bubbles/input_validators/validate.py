#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


bubbles = json.loads(sys.stdin.read())
check(1 <= len(bubbles) <= 110_000, "there must be 1 to 110000 bubbles")
check(all(1 <= bubble <= 10**5 for bubble in bubbles), "a volume must be from 1 to 100000")
sys.exit(42)
