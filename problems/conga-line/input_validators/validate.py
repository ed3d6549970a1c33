#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
check(len(names) <= 40_001, "there must be at most 40000 calls")
check(all(re.fullmatch("[a-z]{1,10}", dancer) for call in arguments for dancer in call), "a name must have 1 to 10 letters from a to z")
sys.exit(42)
