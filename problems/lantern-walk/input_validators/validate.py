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
check(re.fullmatch(rf"{number}\n{number}(?: {number})*\n", text), "two lines: n, then the colours, all of them whole numbers with one space between")
first, second = text.splitlines()
n = int(first)
colours = list(map(int, second.split(" ")))
check(1 <= n <= 25_000, "n is not from 1 to 25000")
check(len(colours) == n, f"n is {n}, but there are {len(colours)} colours")
check(all(1 <= colour <= 10**6 for colour in colours), "a colour is not from 1 to 1000000")
sys.exit(42)
