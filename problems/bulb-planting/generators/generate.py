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


SMALL = 100_000


def solve(nights, drops):
    streak = 0
    for i in range(1, len(nights)):
        streak = streak + 1 if nights[i] < nights[i - 1] else 0
        if streak == drops:
            return i
    return -1


def brute(nights, drops):
    for last in range(drops, len(nights)):
        part = nights[last - drops : last + 1]
        if sorted(set(part), reverse=True) == part:
            return last
    return -1


def main():
    rng = random.Random(60103)
    write("sample/1", [9, 7, 8, 6, 5, 3, 10], 3)
    write("sample/2", [6, 8, 5, 5, 4], 2)
    write("secret/01-one-night", [0], 1)
    write("secret/02-two-nights", [1, 0], 1)
    write("secret/03-warmer", [0, 1], 1)
    write("secret/04-one-is-missing", [5, 4, 3], 3)
    write("secret/05-last-night", [5, 5, 4, 3, 2], 3)
    write("secret/06-same-temperature", [3, 3, 3, 3], 1)
    write("secret/07-below-zero", [1, 0, -1, -2, -3], 4)
    write("secret/08-starts-again", [9, 8, 7, 8, 7, 6, 7, 6, 5, 4], 3)
    write("secret/09-twice", [9, 8, 7, 9, 8, 7], 2)
    for index in range(10, 14):
        write(f"secret/{index:02}-small", [rng.randint(-5, 5) for _ in range(30)], rng.randint(2, 4))
    most = 10_000
    saw = [50 - i % 100 for i in range(most)]
    write("secret/14-saw-never-reaches-it", saw, 100)
    write("secret/15-saw-reaches-it-at-the-end", saw[:-101] + [50 - i for i in range(101)], 100)
    write("secret/16-random-rare", [rng.randint(-50, 50) for _ in range(most)], 6)
    write("secret/17-random-never", [rng.randint(-50, 50) for _ in range(most)], 50)
    write("secret/18-always-the-same", [-50] * most, 1)
    write("secret/19-always-warmer-or-equal", sorted(rng.randint(-50, 50) for _ in range(most)), 1)


main()
