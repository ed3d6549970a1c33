#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


outdoor, needs = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(outdoor) <= 50_000, "there must be 1 to 50000 badges")
check(len(outdoor) == len(needs), "outdoor and needs must have the same length")
check(sum(map(len, needs)) <= 100_000, "needs must have at most 100000 entries together")
check(all(0 <= badge < len(needs) for list_ in needs for badge in list_), f"a badge must be from 0 to {len(needs) - 1}")
check(all(len(set(list_)) == len(list_) for list_ in needs), "a list must have different badges")
sys.exit(42)
