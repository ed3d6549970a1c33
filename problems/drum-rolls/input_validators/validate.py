#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


beats = json.loads(sys.stdin.read())
check(1 <= beats <= 5000, "beats must be from 1 to 5000")
sys.exit(42)
