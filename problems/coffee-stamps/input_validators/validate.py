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
check(re.fullmatch(rf"{number} {number} {number}\n{number}(?: {number})*\n", text), "expected two lines: n, k and p, then the orders: integers separated by single spaces")
first, second = text.splitlines()
n, k, p = map(int, first.split(" "))
orders = list(map(int, second.split(" ")))
check(1 <= n <= 20_000, "n must be from 1 to 20000")
check(1 <= k <= 10**9, "k must be from 1 to 1000000000")
check(1 <= p <= 100, "p must be from 1 to 100")
check(len(orders) == n, f"n is {n}, but there are {len(orders)} orders")
check(all(1 <= cups <= 10**9 for cups in orders), "an order must be from 1 to 1000000000")
sys.exit(42)
