#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
number = "[1-9][0-9]*"
check(re.fullmatch(rf"{number} {number}\n{number}(?: {number})*\n", text), "expected two lines: s and n, then the pages, separated by single spaces")
first, second = text.splitlines()
s, n = map(int, first.split())
pages = list(map(int, second.split()))
check(1 <= s <= 10**9, "s must be from 1 to 1000000000")
check(1 <= n <= 10_000, "n must be from 1 to 10000")
check(len(pages) == n, f"n is {n}, but there are {len(pages)} pages")
check(all(page <= 4 * s for page in pages), "a page must be from 1 to 4s")
sys.exit(42)
