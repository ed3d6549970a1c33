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
check(re.fullmatch(rf"(?:{number} {number}\n)+", text), "each line must hold two whole numbers from 1 on, with one space between")
n, m, *trees = map(int, text.split())
check(2 <= n <= 10_000, "n must be from 2 to 10000")
check(m <= 100_000, "m must be from 1 to 100000")
check(len(trees) == 2 * m, f"m is {m}, but there are {len(trees) // 2} bridges")
check(max(trees) <= n, "a tree must be from 1 to n")
check(all(a != b for a, b in zip(trees[::2], trees[1::2])), "the two trees of a bridge are the same")
sys.exit(42)
