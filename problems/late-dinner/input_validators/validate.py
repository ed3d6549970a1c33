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
check(re.fullmatch(rf"(?:{number} {number}\n)+", text), "each line must hold two whole numbers with one space between")
(n, m), *lines = [tuple(map(int, line.split())) for line in text.splitlines()]
check(1 <= n <= 20_000, "n must be from 1 to 20000")
check(m <= 40_000, "m must be from 0 to 40000")
check(len(lines) == n + m, f"n + m is {n + m}, but there are {len(lines)} lines after the first one")
tasks, rules = lines[:n], lines[n:]
check(all(1 <= t <= 10**9 and 1 <= d <= 10**9 for t, d in tasks), "a time must be from 1 to 1000000000")
check(all(1 <= a <= n and 1 <= b <= n for a, b in rules), "a task must be from 1 to n")
following, waits_for = [[] for _ in range(n + 1)], [0] * (n + 1)
for a, b in rules:
    following[a].append(b)
    waits_for[b] += 1
order = [task for task in range(1, n + 1) if not waits_for[task]]
for task in order:
    for later in following[task]:
        waits_for[later] -= 1
        if not waits_for[later]:
            order.append(later)
check(len(order) == n, "the rules lead in a circle")
sys.exit(42)
