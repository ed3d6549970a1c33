#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
number = "(?:0|[1-9][0-9]*)"
check(re.fullmatch(rf"{number} {number} {number}\n", text), "expected one line with three integers and single spaces between them: m, w and g")
m, w, g = map(int, text.split())
check(m <= 1000, "m must be from 0 to 1000")
check(1 <= w <= 100, "w must be from 1 to 100")
check(1 <= g <= 1000, "g must be from 1 to 1000")
sys.exit(42)
