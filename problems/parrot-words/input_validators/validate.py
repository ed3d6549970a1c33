#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


import re

words, times, gap = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(words) <= 40_000, "there must be 1 to 40000 words")
check(all(re.fullmatch("[a-z]{1,10}", word) for word in words), "a word must have 1 to 10 letters from a to z")
check(1 <= times <= len(words), "times must be from 1 to the number of words")
check(0 <= gap <= len(words), "gap must be from 0 to the number of words")
sys.exit(42)
