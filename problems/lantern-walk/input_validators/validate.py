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
check(re.fullmatch(rf"{number}\n{number}(?: {number})*\n", text), "wrong shape")
first, second = text.splitlines()
n = int(first)
colours = list(map(int, second.split(" ")))
check(1 <= n <= 25_000, "n out of range")
check(len(colours) == n, "the number of colours is not n")
check(all(1 <= colour <= 10**6 for colour in colours), "a colour is out of range")
sys.exit(42)
