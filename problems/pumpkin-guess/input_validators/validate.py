#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


guesses, weight = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(guesses) <= 30_000, "there must be 1 to 30000 guesses")
check(all(1 <= guess <= 10**5 for guess in guesses), "a guess must be from 1 to 100000")
check(1 <= weight <= 10**5, "weight must be from 1 to 100000")
sys.exit(42)
