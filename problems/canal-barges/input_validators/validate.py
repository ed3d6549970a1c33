#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


walk, far, ride = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(walk) <= 9999, "there must be 2 to 10000 villages")
check(len(walk) == len(far) == len(ride), "the three arrays must have the same length")
check(all(1 <= minutes <= 1000 for minutes in walk + ride), "each time must be from 1 to 1000 minutes")
check(all(1 <= further <= len(far) - i for i, further in enumerate(far)), "each barge must go forward and end at a village")
sys.exit(42)
