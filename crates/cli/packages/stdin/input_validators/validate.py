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
check(re.fullmatch(rf"{number}\n{number}(?: {number})*\n", text), "expected two lines: n, then the numbers, separated by single spaces")
first, second = text.splitlines()
numbers = list(map(int, second.split(" ")))
check(1 <= int(first) <= 100_000, "n must be from 1 to 100000")
check(len(numbers) == int(first), f"n is {first}, but there are {len(numbers)} numbers")
check(all(value <= 10**9 for value in numbers), "a number must be from 0 to 1000000000")
sys.exit(42)
