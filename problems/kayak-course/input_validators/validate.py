#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


river = json.loads(sys.stdin.read())
check(1 <= len(river) <= 100, "there must be 1 to 100 rows")
check(1 <= len(river[0]) <= 100, "there must be 1 to 100 columns")
check(all(len(row) == len(river[0]) for row in river), "all rows must have the same length")
check(all(-1000 <= points <= 1000 for row in river for points in row), "points must be from -1000 to 1000")
sys.exit(42)
