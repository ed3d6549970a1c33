#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


for garland in map(json.loads, sys.stdin.read().splitlines()):
    check(1 <= len(garland) <= 400, "a garland must have 1 to 400 flags")
    check(all("a" <= color <= "z" for color in garland), "a color must be a lower-case letter")
sys.exit(42)
