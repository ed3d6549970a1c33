#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


left, right = map(json.loads, sys.stdin.read().splitlines())
check(len(left) <= 15_000, "there must be at most 15000 left mittens")
check(len(right) <= 15_000, "there must be at most 15000 right mittens")
check(all(re.fullmatch("[a-z]{1,10}", color) for color in left + right), "a color must have 1 to 10 letters from a to z")
sys.exit(42)
