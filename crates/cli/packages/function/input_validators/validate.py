#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


nums = json.loads(sys.stdin.read())
check(1 <= len(nums) <= 100_000, "nums must have 1 to 100000 numbers")
check(all(0 <= num <= 10**9 for num in nums), "a number must be from 0 to 1000000000")
check(nums == sorted(nums), "nums must be sorted")
sys.exit(42)
