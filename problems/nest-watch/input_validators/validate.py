#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


offers, periods, talk = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(offers) <= 15_000, "there must be 1 to 15000 offers")
check(1 <= len(periods) <= 15_000, "there must be 1 to 15000 periods")
check(all(len(pair) == 2 for pair in offers + periods), "an offer or period must have two numbers")
check(all(0 <= start < end <= 10**9 for start, end in offers + periods), "an offer or period must begin at 0 or later, and end after its begin and until 1000000000")
check(1 <= talk <= 10**9, "talk must be from 1 to 1000000000")
sys.exit(42)
