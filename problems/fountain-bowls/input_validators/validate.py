#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


bowls, capacity = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(bowls) <= 1000, "there must be 1 to 1000 bowls")
check(all(0 <= water <= 10**6 for water in bowls), "the water in a bowl must be from 0 to 1000000")
check(1 <= capacity <= 10**6, "capacity must be from 1 to 1000000")
sys.exit(42)
