#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import copy
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, *values):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(dumps(value) + "\n" for value in values)
    answer = solve(*copy.deepcopy(values))
    if len(lines) < SMALL:
        assert answer == brute(*copy.deepcopy(values)), name
    path.with_suffix(".in").write_text(lines)
    path.with_suffix(".ans").write_text(dumps(answer) + "\n")


SMALL = 400


def solve(bowls, capacity):
    flow = 0
    for i, water in enumerate(bowls):
        bowls[i] = min(capacity, water + flow)
        flow = water + flow - bowls[i]
    return bowls


def brute(bowls, capacity):
    """Lets a bowl overflow that has too much, in any order, until there is none."""
    while max(bowls) > capacity:
        i = bowls.index(max(bowls))
        if i + 1 < len(bowls):
            bowls[i + 1] += bowls[i] - capacity
        bowls[i] = capacity
    return bowls


def main():
    rng = random.Random(60109)

    def some(count, low, high):
        return [rng.randint(low, high) for _ in range(count)]

    write("sample/1", [9, 2, 2, 0], 5)
    write("sample/2", [10, 0, 0], 3)
    write("secret/01-one-empty-bowl", [0], 1)
    write("secret/02-one-bowl-overflows", [8], 3)
    write("secret/03-exactly-full", [3, 3, 3], 3)
    write("secret/04-last-overflows", [0, 0, 7], 4)
    write("secret/05-nothing-flows", [1, 2, 3, 2, 1], 5)
    write("secret/06-stops-half-way", [20, 0, 0, 0, 0, 0], 6)
    write("secret/07-two-streams", [9, 1, 0, 9, 4, 0], 5)
    write("secret/08-grows-on-the-way", [6, 6, 6, 6, 0, 0, 0], 5)
    for index in range(9, 13):
        count = rng.randint(5, 30)
        write(f"secret/{index:02}-small", some(count, 0, 12), rng.randint(4, 9))
    write("secret/13-all-flows-to-the-end", [10**6] * 1000, 1)
    write("secret/14-nothing-too-much", [10**6] * 1000, 10**6)
    write("secret/15-large", some(1000, 0, 10**6), 500_000)
    write("secret/16-half-is-enough", [10**6] * 500 + [0] * 500, 600_000)
    write("secret/17-one-source", [10**6] + [0] * 999, 1001)
    write("secret/18-only-the-last", [0] * 999 + [10**6], 1)


main()
