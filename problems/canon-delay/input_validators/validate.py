#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[1-9][0-9]*\n[a-z]+\n", text), "expected two lines: n, and the melody of lower-case letters")
first, melody = text.splitlines()
check(2 <= int(first) <= 200_000, "n must be from 2 to 200000")
check(len(melody) == int(first), f"n is {first}, but the melody has {len(melody)} notes")
sys.exit(42)
