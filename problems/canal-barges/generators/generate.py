#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def least(walk, far, ride):
    times = [0] * (len(walk) + 1)
    for i in reversed(range(len(walk))):
        times[i] = min(walk[i] + times[i + 1], ride[i] + times[i + far[i]])
    return times[0]


def brute_force(walk, far, ride, i=0):
    if i == len(walk):
        return 0
    return min(walk[i] + brute_force(walk, far, ride, i + 1), ride[i] + brute_force(walk, far, ride, i + far[i]))


def write(name, walk, far, ride):
    if len(walk) <= 14:
        assert least(walk, far, ride) == brute_force(walk, far, ride)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(walk)}\n{dumps(far)}\n{dumps(ride)}\n")
    path.with_suffix(".ans").write_text(f"{least(walk, far, ride)}\n")


def numbers(rng, count, low, high):
    return [rng.randint(low, high) for _ in range(count)]


def reaches(rng, count, most):
    return [rng.randint(1, min(most, count - i)) for i in range(count)]


def main():
    rng = random.Random(20261)
    count = 9999
    write("sample/1", [4, 4, 4, 4], [2, 3, 1, 1], [5, 3, 9, 1])
    write("sample/2", [1, 1], [2, 1], [3, 2])
    write("secret/01-walk-once", [5], [1], [6])
    write("secret/02-ride-once", [6], [1], [5])
    write("secret/03-same", [7], [1], [7])
    write("secret/04-one-long-barge", [10, 10, 10, 10], [4, 1, 1, 1], [39, 50, 50, 50])
    write("secret/05-walk-to-a-barge", [10, 10, 10, 10], [1, 3, 2, 1], [50, 5, 50, 50])
    write("secret/06-skip-a-good-ride", [3, 3, 3, 3, 3], [2, 1, 3, 1, 1], [1, 9, 9, 1, 1])
    write("secret/07-fast-per-village", [4, 4, 4, 4, 4, 4], [3, 2, 4, 1, 2, 1], [6, 3, 20, 1, 7, 9])
    for index in range(8, 13):
        size = rng.randint(8, 14)
        write(f"secret/{index:02}-small", numbers(rng, size, 1, 9), reaches(rng, size, 6), numbers(rng, size, 1, 30))
    write("secret/13-sixty", numbers(rng, 60, 1, 9), reaches(rng, 60, 3), numbers(rng, 60, 1, 20))
    write("secret/14-all-the-same", [1] * 100, [2] * 99 + [1], [2] * 100)
    write("secret/15-short-barges", numbers(rng, count, 1, 100), reaches(rng, count, 5), numbers(rng, count, 1, 300))
    write("secret/16-long-barges", numbers(rng, count, 1, 20), reaches(rng, count, count), numbers(rng, count, 900, 1000))
    write("secret/17-largest-time", [1000] * count, [1] * count, [1000] * count)
    write("secret/18-longest-walk", [1] * count, [1] * count, [2] * count)


main()
