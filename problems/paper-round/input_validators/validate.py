#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


steps = json.loads(sys.stdin.read())
check(len(steps) <= 23, "there must be at most 23 steps")
check(all(1 <= step <= 100 for step in steps), "each step must be from 1 to 100")
sys.exit(42)
