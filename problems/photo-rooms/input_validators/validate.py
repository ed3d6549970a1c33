#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


doors = json.loads(sys.stdin.read())
n = len(doors)
check(2 <= n <= 12_000, "there must be 2 to 12000 rooms")
check(sum(map(len, doors)) <= 24_000, "there must be at most 24000 doors")
missing = [0] * n
for others in doors:
    for room in others:
        check(0 <= room < n, f"a room must be from 0 to {n - 1}")
        missing[room] += 1
order = [room for room in range(n) if missing[room] == 0]
for room in order:
    for other in doors[room]:
        missing[other] -= 1
        if missing[other] == 0:
            order.append(other)
check(len(order) == n, "doors must not lead in a circle")
sys.exit(42)
