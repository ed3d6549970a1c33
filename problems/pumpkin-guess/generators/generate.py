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


SMALL = 1000


def solve(guesses, weight):
    def key(i):
        return guesses[i] > weight, abs(guesses[i] - weight)

    return sorted(range(len(guesses)), key=key)


def brute(guesses, weight):
    """The place of a person is the number of better ones."""
    light = [i for i, guess in enumerate(guesses) if guess <= weight]
    heavy = [i for i, guess in enumerate(guesses) if guess > weight]
    order = [None] * len(guesses)
    for i in light:
        order[sum(guesses[j] > guesses[i] or (guesses[j] == guesses[i] and j < i) for j in light)] = i
    for i in heavy:
        better = sum(guesses[j] < guesses[i] or (guesses[j] == guesses[i] and j < i) for j in heavy)
        order[len(light) + better] = i
    return order


def main():
    rng = random.Random(60107)

    def some(count, low, high):
        return [rng.randint(low, high) for _ in range(count)]

    most = 30_000
    write("sample/1", [4200, 5900, 5010, 5000, 1300], 5000)
    write("sample/2", [750, 750, 750], 700)
    write("secret/01-one", [1], 1)
    write("secret/02-one-too-heavy", [100_000], 1)
    write("secret/03-same-distance", [90, 110], 100)
    write("secret/04-same-distance-heavy-first", [110, 90], 100)
    write("secret/05-barely-too-heavy", [101, 1], 100)
    write("secret/06-equal-guesses", [5, 8, 5, 8, 5], 6)
    write("secret/07-all-exact", [44] * 6, 44)
    write("secret/08-all-too-heavy", [9, 7, 8, 6], 5)
    write("secret/09-none-too-heavy", [3, 1, 2, 4], 5)
    for index in range(10, 14):
        write(f"secret/{index:02}-small", some(rng.randint(5, 30), 1, 20), rng.randint(5, 15))
    write("secret/14-many-equal", some(3000, 990, 1010), 1000)
    write("secret/15-rising", sorted(some(2000, 1, 10**5)), 50_000)
    write("secret/16-falling", sorted(some(2000, 1, 10**5), reverse=True), 50_000)
    write("secret/17-largest", some(most, 1, 10**5), 50_000)
    write("secret/18-extremes", [100_000, 1] * 500, 1)


main()
