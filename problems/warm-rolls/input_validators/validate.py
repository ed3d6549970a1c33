#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


houses, streets, bakeries = map(json.loads, sys.stdin.read().splitlines())
check(1 <= houses <= 4000, "houses must be from 1 to 4000")
check(len(streets) <= 8000, "there must be at most 8000 streets")
for street in streets:
    check(len(street) == 3, "a street must have three numbers")
    a, b, minutes = street
    check(0 <= a < houses and 0 <= b < houses, f"a house of a street must be from 0 to {houses - 1}")
    check(a != b, "the ends of a street must be different houses")
    check(1 <= minutes <= 10_000, "minutes must be from 1 to 10000")
check(len(bakeries) <= 4000, "there must be at most 4000 bakeries")
for bakery in bakeries:
    check(len(bakery) == 2, "a bakery must have two numbers")
    check(0 <= bakery[0] < houses, f"a bakery must be in a house from 0 to {houses - 1}")
    check(0 <= bakery[1] <= 10**6, "degrees must be from 0 to 1000000")
sys.exit(42)
