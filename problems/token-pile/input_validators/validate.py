#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


tokens = json.loads(sys.stdin.read())
check(1 <= len(tokens) <= 60_000, "there must be 1 to 60000 tokens")
check(all(1 <= token <= 1000 for token in tokens), "a token must have a level from 1 to 1000")
sys.exit(42)
