#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
check(len(names) <= 15_001, "there must be at most 15000 calls")
check(all(1 <= dancer <= 10**9 for call in arguments for dancer in call), "the number of a dancer must be from 1 to 1000000000")
sys.exit(42)
