#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
number = "(?:0|-?[1-9][0-9]*)"
check(re.fullmatch(rf"[1-9][0-9]*\n(?:{number} {number} [1-9][0-9]*\n)+", text), "expected n, then one line with x, y and h per sunflower")
n, *values = map(int, text.split())
flowers = list(zip(values[::3], values[1::3], values[2::3]))
check(1 <= n <= 45_000, "n must be from 1 to 45000")
check(len(flowers) == n, f"n is {n}, but there are {len(flowers)} sunflowers")
check(all(-(10**9) <= x <= 10**9 and -(10**9) <= y <= 10**9 for x, y, h in flowers), "coordinates must be from -1000000000 to 1000000000")
check(all(h <= 1000 for x, y, h in flowers), "a height must be from 1 to 1000")
points = {(x, y) for x, y, h in flowers}
check(len(points) == n, "two sunflowers grow at the same point")
check((0, 0) not in points, "a sunflower grows at the gate")
sys.exit(42)
