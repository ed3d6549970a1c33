#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


cards = json.loads(sys.stdin.read())
check(len(cards) <= 100_000, "there must be at most 100000 cards")
check(all(1 <= abs(card) <= 10**9 for card in cards), "a number must be from -1000000000 to 1000000000 and not 0")
sys.exit(42)
