#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


boards, spare = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(boards) <= 60_000, "there must be 1 to 60000 boards")
check(all(1 <= height <= 10**9 for height in boards + [spare]), "each board must be from 1 to 1000000000 feet high")
sys.exit(42)
