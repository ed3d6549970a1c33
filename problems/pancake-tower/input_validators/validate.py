#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
check(len(names) <= 20_001, "there must be at most 20000 calls")
check(all(1 <= grade <= 100 for call in arguments for grade in call), "a grade must be from 1 to 100")
sys.exit(42)
