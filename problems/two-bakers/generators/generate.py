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


SMALL = 10_000


def time(rolls, oven):
    batch, minutes, pause = oven
    loads = -(-rolls // batch)
    return loads * minutes + (loads - 1) * pause


def solve(rolls, first, second):
    one, two = time(rolls, first), time(rolls, second)
    return 1 if one < two else 2 if two < one else 0


def brute(rolls, first, second):
    clocks = []
    for batch, minutes, pause in (first, second):
        clock, left = 0, rolls
        while left > 0:
            if left < rolls:
                clock += pause
            clock += minutes
            left -= batch
        clocks.append(clock)
    return [0, 1, 2][(clocks[0] < clocks[1]) + 2 * (clocks[1] < clocks[0])]


def main():
    rng = random.Random(60102)
    write("sample/1", 25, [10, 10, 5], [5, 8, 1])
    write("sample/2", 12, [20, 24, 60], [4, 6, 3])
    write("secret/01-one-roll", 1, [1, 1, 0], [1, 1, 500])
    write("secret/02-one-roll-second-is-faster", 1, [1, 2, 0], [1, 1, 0])
    write("secret/03-same-oven", 77, [9, 12, 4], [9, 12, 4])
    write("secret/04-long-pause-does-not-count", 10, [10, 10, 10], [5, 5, 3])
    write("secret/05-last-load-is-not-full", 11, [10, 10, 5], [5, 6, 1])
    write("secret/06-loads-are-full", 20, [10, 10, 5], [5, 5, 1])
    write("secret/07-no-pause", 12, [3, 4, 0], [6, 8, 0])
    write("secret/08-one-pause-decides", 8, [4, 5, 3], [8, 12, 1])
    for index in range(9, 14):
        ovens = [[rng.randint(1, 12), rng.randint(1, 20), rng.randint(0, 10)] for _ in range(2)]
        write(f"secret/{index:02}-small", rng.randint(1, 60), *ovens)
    write("secret/14-as-long-as-possible", 10**6, [1, 500, 500], [1, 500, 499])
    write("secret/15-large-batches", 10**6, [1000, 500, 500], [999, 500, 500])
    write("secret/16-almost-the-same", 999_999, [999, 499, 1], [1000, 500, 0])
    write("secret/17-same-time-by-chance", 10**6, [1000, 250, 250], [500, 125, 125])
    write("secret/18-same-time-different-ovens", 9, [3, 10, 5], [2, 6, 2])
    write("secret/19-exactly-one-load", 1000, [1000, 500, 0], [999, 250, 1])


main()
