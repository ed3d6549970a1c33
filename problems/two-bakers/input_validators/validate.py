#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


rolls, first, second = map(json.loads, sys.stdin.read().splitlines())
check(1 <= rolls <= 10**6, "rolls must be from 1 to 1000000")
for oven in (first, second):
    check(len(oven) == 3, "an oven must have three numbers: batch, minutes and pause")
    check(1 <= oven[0] <= 1000, "batch must be from 1 to 1000")
    check(1 <= oven[1] <= 500, "minutes must be from 1 to 500")
    check(0 <= oven[2] <= 500, "pause must be from 0 to 500")
sys.exit(42)
