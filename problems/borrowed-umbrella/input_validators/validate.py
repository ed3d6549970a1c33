#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


places, streets, stands = map(json.loads, sys.stdin.read().splitlines())
check(1 <= places <= 5000, "places must be from 1 to 5000")
check(len(streets) <= 10_000, "there must be at most 10000 streets")
for street in streets:
    check(len(street) == 3, "a street must have three numbers")
    a, b, is_open = street
    check(0 <= a < places and 0 <= b < places, f"a place of a street must be from 0 to {places - 1}")
    check(a != b, "the ends of a street must be different places")
    check(is_open in (0, 1), "open must be 0 or 1")
check(all(0 <= place < places for place in stands), f"a stand must be at a place from 0 to {places - 1}")
check(len(stands) <= 5000 and len(set(stands)) == len(stands), "stands must be at different places")
sys.exit(42)
