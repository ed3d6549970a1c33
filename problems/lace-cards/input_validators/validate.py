#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


cards, holes = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(cards) <= 50_000, "there must be 1 to 50000 cards")
check(all(0 <= card < 2**30 for card in cards), "each card must be from 0 to 1073741823")
check(1 <= holes <= 30, "holes must be from 1 to 30")
sys.exit(42)
