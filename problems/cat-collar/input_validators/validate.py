#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[1-9][0-9]* [1-9][0-9]* [1-9][0-9]*\n", text), "expected one line with n, x and y")
n, x, y = map(int, text.split())
check(1 <= n <= 10**9, "n must be from 1 to 1000000000")
check(x <= n and y <= n, "x and y must be from 1 to n")
sys.exit(42)
