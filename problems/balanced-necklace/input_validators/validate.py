#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[1-9][0-9]*\n[RGB]+\n", text), "expected two lines: n, and the colors with the letters R, G and B")
first, beads = text.splitlines()
check(2 <= int(first) <= 100_000, "n must be from 2 to 100000")
check(len(beads) == int(first), f"n is {first}, but there are {len(beads)} beads")
sys.exit(42)
