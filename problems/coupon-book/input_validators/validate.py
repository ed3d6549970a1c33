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
check(re.fullmatch(rf"{number} {number}\n{number}(?: {number})*\n(?:{number} {number}\n)+", text), "expected n and m, then the prices, then one line with c and d per coupon")
first, second, *rest = text.splitlines()
n, m = map(int, first.split())
prices = list(map(int, second.split()))
coupons = [tuple(map(int, line.split())) for line in rest]
check(1 <= n <= 120_000 and 1 <= m <= 120_000, "n and m must be from 1 to 120000")
check(len(prices) == n, f"n is {n}, but there are {len(prices)} prices")
check(len(coupons) == m, f"m is {m}, but there are {len(coupons)} coupons")
check(max(prices) <= 10**9, "a price must be from 1 to 1000000000")
check(all(d <= c <= 10**9 for c, d in coupons), "c must be from 1 to 1000000000, and d from 1 to c")
sys.exit(42)
