#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
check(len(names) <= 40_001, "there must be at most 40000 calls")
up, down = arguments[0]
check(len(up) <= 50_000, "there must be at most 50000 pancakes at the beginning")
check(len(up) == len(down), "up and down must have the same length")
check(all(1 <= grade <= 100 for call in [up, down, *arguments[1:]] for grade in call), "a grade must be from 1 to 100")
sys.exit(42)
