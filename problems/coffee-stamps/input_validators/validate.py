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
check(re.fullmatch(rf"{number} {number} {number}\n{number}(?: {number})*\n", text), "wrong shape")
first, second = text.splitlines()
n, k, p = map(int, first.split(" "))
orders = list(map(int, second.split(" ")))
check(1 <= n <= 20_000, "n out of range")
check(1 <= k <= 10**9, "k out of range")
check(1 <= p <= 100, "p out of range")
check(len(orders) == n, "the number of orders is not n")
check(all(1 <= cups <= 10**9 for cups in orders), "an order is out of range")
sys.exit(42)
