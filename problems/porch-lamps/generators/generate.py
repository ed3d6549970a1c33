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


SMALL = 3000


def solve(lamps, count, presses):
    for k in presses:
        for j in (k - 1, k, k + 1):
            if 0 <= j < count:
                lamps ^= 1 << j
    return lamps


def brute(lamps, count, presses):
    """Counts for each lamp how often it is switched."""
    result = 0
    for lamp in range(count):
        times = lamps // 2**lamp + sum(presses.count(button) for button in (lamp - 1, lamp, lamp + 1))
        result += times % 2 * 2**lamp
    return result


def main():
    rng = random.Random(60110)

    def some(count, lamps):
        return [rng.randrange(lamps) for _ in range(count)]

    write("sample/1", 5, 4, [1, 3])
    write("sample/2", 0, 1, [0, 0, 0])
    write("secret/01-no-press", 6, 3, [])
    write("secret/02-one-lamp", 1, 1, [0])
    write("secret/03-two-lamps", 2, 2, [1])
    write("secret/04-left-end", 0, 5, [0])
    write("secret/05-right-end", 0, 5, [4])
    write("secret/06-twice-is-nothing", 21, 5, [2, 2])
    write("secret/07-all-go-off", 7, 3, [1])
    write("secret/08-all-buttons", 0, 6, [0, 1, 2, 3, 4, 5])
    write("secret/09-order-does-not-matter", 0, 6, [5, 3, 1, 0, 2, 4])
    for index in range(10, 14):
        count = rng.randint(2, 10)
        write(f"secret/{index:02}-small", rng.randrange(2**count), count, some(rng.randint(2, 20), count))
    write("secret/14-thirty-lamps-on", 2**30 - 1, 30, some(100, 30))
    write("secret/15-last-of-thirty", 0, 30, [29])
    write("secret/16-random", rng.randrange(2**30), 30, some(10_000, 30))
    write("secret/17-always-the-first", 1, 30, [0] * 9999)
    write("secret/18-ends", 0, 30, some(100, 2) + [29] * 101)


main()
