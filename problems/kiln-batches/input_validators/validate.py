#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


heat, least, most = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(heat) <= 5000, "there must be 1 to 5000 pots")
check(all(1 <= degrees <= 1400 for degrees in heat), "a heat must be from 1 to 1400 degrees")
check(1 <= least <= most <= 50, "least and most must be from 1 to 50, and least at most most")
sys.exit(42)
