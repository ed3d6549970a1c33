#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


bookings, warm, pause = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(bookings) <= 15_000, "there must be 1 to 15000 bookings")
check(all(len(booking) == 2 for booking in bookings), "a booking must have two numbers")
check(0 <= warm <= 10**9, "warm must be from 0 to 1000000000")
check(1 <= pause <= 10**9, "pause must be from 1 to 1000000000")
check(all(warm <= start < end <= 2 * 10**9 for start, end in bookings), "a booking must start at minute warm or later, and end after its start and until minute 2000000000")
sys.exit(42)
