#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[1-9][0-9]* [1-9][0-9]*\n([.#~SE]+\n)+", text), "expected h and w separated by one space, then the rows with only the characters . # ~ S E")
first, *rows = text.splitlines()
h, w = map(int, first.split(" "))
check(1 <= h <= 400 and 1 <= w <= 400, "h and w must be from 1 to 400")
check(len(rows) == h, f"h is {h}, but there are {len(rows)} rows")
check(all(len(row) == w for row in rows), f"w is {w}, but a row has a different length")
check(text.count("S") == 1, "expected exactly one S")
sys.exit(42)
