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
line = rf"{number}(?: {number})*\n"
check(re.fullmatch(rf"{number}(?: {number}){{3}}\n[A-E]+\n(?:{line})+", text), "expected n, k, m and q, then the sheet, then lines of integers")
first, sheet, *rest = text.splitlines()
n, k, m, q = map(int, first.split())
check(1 <= n <= 2000, "n must be from 1 to 2000")
check(1 <= k <= 5, "k must be from 1 to 5")
check(1 <= m <= 500, "m must be from 1 to 500")
check(1 <= q <= 2000, "q must be from 1 to 2000")
check(len(sheet) == m, f"m is {m}, but the sheet has {len(sheet)} letters")
check(set(sheet) <= set("ABCDE"[:k]), "the sheet has a letter that is not among the first k")
check(len(rest) == k + q, f"expected {k} lines with calls and {q} lines with questions")
for row in rest[:k]:
    call = list(map(int, row.split()))
    check(len(call) == n, f"n is {n}, but a call has {len(call)} numbers")
    check(all(1 <= spot <= n for spot in call), "a call leads to a spot that is not from 1 to n")
for row in rest[k:]:
    question = list(map(int, row.split()))
    check(len(question) == 2, "a question must have two numbers")
    check(1 <= question[0] <= n, "s must be from 1 to n")
    check(question[1] <= 10**18, "t must be from 0 to 1000000000000000000")
sys.exit(42)
