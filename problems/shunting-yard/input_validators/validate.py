#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


train = json.loads(sys.stdin.read())
check(len(train) <= 100_000, "there must be at most 100000 wagons")
check(all(-1000 <= number <= 1000 for number in train), "a number must be from -1000 to 1000")
sys.exit(42)
