#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


calls, arguments = map(json.loads, sys.stdin.read().splitlines())
check(len(calls) <= 40_001, "there must be at most 40000 calls")
names = [name for call in arguments for name in call]
check(all(re.fullmatch("[a-z]{1,100}", name) for name in names), "a name must have 1 to 100 letters from a to z")
check(sum(map(len, names)) <= 200_000, "all names together must have at most 200000 letters")
sys.exit(42)
