#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[1-9][0-9]* [1-9][0-9]*\n", text), "expected one line with n and k")
n, k = map(int, text.split())
check(1 <= n <= 10**6, "n must be from 1 to 1000000")
check(1 <= k <= n + 1, "k must be from 1 to n + 1")
sys.exit(42)
