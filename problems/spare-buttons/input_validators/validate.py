#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


buttons, cloth, holes = map(json.loads, sys.stdin.read().splitlines())
check(0 <= buttons <= 10**12, "buttons must be from 0 to 1000000000000")
check(0 <= cloth <= 10**12, "cloth must be from 0 to 1000000000000")
check(1 <= holes <= 10**9, "holes must be from 1 to 1000000000")
sys.exit(42)
