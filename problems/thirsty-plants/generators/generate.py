#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import heapq
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(levels, gains, cans):
    levels = list(levels)
    heap = [(level, plant) for plant, level in enumerate(levels)]
    heapq.heapify(heap)
    for _ in range(cans):
        level, plant = heap[0]
        levels[plant] = level + gains[plant]
        heapq.heapreplace(heap, (levels[plant], plant))
    return levels


def by_looking(levels, gains, cans):
    """For small cases: looks at all plants for each can."""
    levels = list(levels)
    for _ in range(cans):
        driest = min(range(len(levels)), key=lambda plant: levels[plant])
        levels[driest] += gains[driest]
    return levels


def write(name, levels, gains, cans):
    answer = solve(levels, gains, cans)
    if len(levels) * cans <= 100_000:
        assert answer == by_looking(levels, gains, cans)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(levels)}\n{dumps(gains)}\n{cans}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def numbers(rng, count, low, high):
    return [rng.randint(low, high) for _ in range(count)]


def main():
    rng = random.Random(20304)
    write("sample/1", [4, 1, 8], [5, 3, 2], 3)
    write("sample/2", [2, 0], [1, 1], 0)
    write("secret/01-one-plant-no-water", [0], [1], 0)
    write("secret/02-one-plant", [3], [4], 5)
    write("secret/03-ties-by-index", [1, 1, 1], [1, 1, 1], 2)
    write("secret/04-tie-after-a-can", [5, 3, 4], [1, 2, 1], 3)
    write("secret/05-small-pot-last", [10, 9, 8, 0], [1, 1, 1, 100], 4)
    write("secret/06-same-plant-many-times", [0, 50], [1, 1], 49)
    write("secret/07-tie-goes-to-the-earlier", [50, 0], [1, 1], 52)
    for index in range(8, 12):
        count = rng.randint(3, 12)
        write(f"secret/{index:02}-small", numbers(rng, count, 0, 9), numbers(rng, count, 1, 6), rng.randint(10, 60))
    write("secret/12-falling", list(range(200, 0, -1)), [7] * 200, 500)
    write("secret/13-rising", list(range(200)), numbers(rng, 200, 1, 50), 500)
    write("secret/14-more-plants-than-cans", numbers(rng, 3000, 0, 10_000), numbers(rng, 3000, 1, 10_000), 1000)
    write("secret/15-largest-moisture", [10_000], [10_000], 50_000)
    write("secret/16-two-plants", [0, 10_000], [1, 10_000], 50_000)
    write("secret/17-all-equal", [0] * 20_000, [1] * 20_000, 49_999)
    write("secret/18-random", numbers(rng, 20_000, 0, 99), numbers(rng, 20_000, 1, 99), 50_000)


main()
