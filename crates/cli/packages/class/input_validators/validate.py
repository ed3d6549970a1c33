#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


methods, arguments = map(json.loads, sys.stdin.read().splitlines())
check(len(methods) <= 1001, "there must be at most 1000 calls")
check(all(0 <= number <= 1_000_000 for call in arguments for number in call), "a number must be from 0 to 1000000")
sys.exit(42)
