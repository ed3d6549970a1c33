#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


tune, hum, skip = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(tune) <= 300, "the tune must have 1 to 300 notes")
check(1 <= len(hum) <= 300, "there must be 1 to 300 hummed notes")
check(all(0 <= note <= 1000 for note in tune + hum), "a note must be from 0 to 1000")
check(0 <= skip <= 1000, "skip must be from 0 to 1000")
sys.exit(42)
