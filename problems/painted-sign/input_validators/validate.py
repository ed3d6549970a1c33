#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys
from itertools import pairwise


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


def read(values):
    """The values in order, and the number of levels. `values` has a null for each missing child, except at the end."""
    values = iter(values)
    root = [next(values), None, None]
    level, levels = [root], 0
    while level:
        levels += 1
        below = []
        for node in level:
            for side in (1, 2):
                value = next(values, None)
                if value is not None:
                    node[side] = [value, None, None]
                    below.append(node[side])
        level = below
    signs, above, node = [], [], root
    while node or above:
        while node:
            above.append(node)
            node = node[1]
        node = above.pop()
        signs.append(node[0])
        node = node[2]
    return signs, levels


values = json.loads(sys.stdin.read())
check(2 <= sum(value is not None for value in values) <= 60_000, "there must be 2 to 60000 signs")
check(all(value is None or abs(value) <= 10**9 for value in values), "a number must be from -1000000000 to 1000000000")
signs, levels = read(values)
check(levels <= 1000, "the tree must have at most 1000 levels")
check(any(before >= after for before, after in pairwise(signs)), "the maze must not be a search tree")
sys.exit(42)
