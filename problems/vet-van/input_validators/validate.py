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
check(re.fullmatch(rf"{number} {number} {number}\n{number}(?: {number})*\n(?:{number} {number}\n)*", text), "expected n, m and c, then the sizes, then one pair per line")
first, second, *rest = text.splitlines()
n, m, room = map(int, first.split())
sizes = list(map(int, second.split()))
pairs = [tuple(map(int, line.split())) for line in rest]
check(1 <= n <= 12, "n must be from 1 to 12")
check(1 <= room <= 1000, "c must be from 1 to 1000")
check(len(sizes) == n, f"n is {n}, but there are {len(sizes)} sizes")
check(all(1 <= size <= 1000 for size in sizes), "a size must be from 1 to 1000")
check(len(pairs) == m, f"m is {m}, but there are {len(pairs)} pairs")
check(all(1 <= a < b <= n for a, b in pairs), "the animals of a pair must be from 1 to n, the smaller number first")
check(len(set(pairs)) == m, "two pairs are the same")
sys.exit(42)
