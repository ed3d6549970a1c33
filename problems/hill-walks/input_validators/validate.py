#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


heights, walks = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(heights) <= 100_000, "there must be 1 to 100000 signposts")
check(all(0 <= height <= 9000 for height in heights), "a height must be from 0 to 9000")
check(1 <= len(walks) <= 25_000, "there must be 1 to 25000 walks")
check(all(len(walk) == 2 for walk in walks), "a walk must have two numbers")
check(all(0 <= end < len(heights) for walk in walks for end in walk), "a walk must be between two signposts")
steps = [b - a for a, b in zip(heights, heights[1:])]
check(max(sum(step for step in steps if step > 0), -sum(step for step in steps if step < 0)) <= 10**9, "a climb must be at most 1000000000")
sys.exit(42)
