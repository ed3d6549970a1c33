#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


ada, ben = map(json.loads, sys.stdin.read().splitlines())
check(len(ada) <= 50_000, "Ada must have at most 50000 stickers")
check(len(ben) <= 50_000, "Ben must have at most 50000 stickers")
check(all(1 <= number <= 99_999 for number in ada + ben), "a number must be from 1 to 99999")
sys.exit(42)
