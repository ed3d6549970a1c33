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


def solve(heights):
    hidden = 0
    for column in zip(*heights):
        tallest = 0
        for height in column:
            hidden += height <= tallest
            tallest = max(tallest, height)
    return hidden


def brute(heights):
    return sum(
        any(heights[front][j] >= heights[i][j] for front in range(i))
        for i in range(len(heights))
        for j in range(len(heights[0]))
    )


def main():
    rng = random.Random(60104)

    def photo(rows, places, low, high):
        return [[rng.randint(low, high) for _ in range(places)] for _ in range(rows)]

    write("sample/1", [[130, 110, 140], [120, 115, 141], [125, 150, 141]])
    write("sample/2", [[140, 120, 160]])
    write("secret/01-one-child", [[50]])
    write("secret/02-one-column-rising", [[100], [101], [102]])
    write("secret/03-one-column-falling", [[102], [101], [100]])
    write("secret/04-one-column-equal", [[100], [100], [100]])
    write("secret/05-hidden-by-the-front-row", [[150], [100], [120], [140], [150], [151]])
    write("secret/06-wide", [[90, 200, 90, 200], [100, 100, 100, 100]])
    write("secret/07-places-are-separate", [[250, 60], [50, 61]])
    for index in range(8, 12):
        write(f"secret/{index:02}-small", photo(rng.randint(2, 6), rng.randint(2, 6), 100, 110))
    write("secret/12-long-row", photo(1, 100, 50, 250))
    write("secret/13-long-column", photo(100, 1, 50, 250))
    write("secret/14-large", photo(100, 100, 50, 250))
    write("secret/15-all-equal", [[250] * 100 for _ in range(100)])
    write("secret/16-rising", [[50 + 2 * i] * 50 for i in range(100)])
    write("secret/17-falling", [[250 - 2 * i] * 50 for i in range(100)])
    write("secret/18-more-rows-than-places", photo(100, 30, 100, 200))


main()
