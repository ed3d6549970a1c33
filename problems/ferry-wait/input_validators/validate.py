#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


day, departures, guests, board = map(json.loads, sys.stdin.read().splitlines())
check(1 <= day <= 10**9, "day must be from 1 to 1000000000")
check(0 <= board < day, "board must be from 0 to day - 1")
check(1 <= len(departures) <= 70_000, "there must be 1 to 70000 departures")
check(1 <= len(guests) <= 70_000, "there must be 1 to 70000 guests")
check(all(a < b for a, b in zip(departures, departures[1:])), "the departures must be increasing and different")
check(0 <= departures[0] and departures[-1] < day, "a departure must be from 0 to day - 1")
check(all(0 <= guest < day for guest in guests), "a guest must come at a minute from 0 to day - 1")
sys.exit(42)
