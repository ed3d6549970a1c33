#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


pens, caps, count = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(pens) <= 10_000, "there must be 1 to 10000 pens")
check(1 <= len(caps) <= 10_000, "there must be 1 to 10000 caps")
check(all(1 <= width <= 10**9 for width in pens + caps), "a width must be from 1 to 1000000000")
check(1 <= count <= 10_000, "count must be from 1 to 10000")
sys.exit(42)
