#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import permutations
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(steps):
    """Extends all orders that begin at the same house by one step at a time."""
    n = len(steps) + 1
    for first in range(1, n + 1):
        ways = [(first,)]
        for step in steps:
            longer = [way + (house,) for way in ways for house in (way[-1] - step, way[-1] + step)]
            ways = [way for way in longer if 1 <= way[-1] <= n and way[-1] not in way[:-1]]
        if ways:
            return list(min(ways))
    return []


def brute(steps):
    """Tries all orders of the houses."""
    for order in permutations(range(1, len(steps) + 2)):
        if distances(order) == steps:
            return list(order)
    return []


def distances(order):
    return [abs(a - b) for a, b in zip(order, order[1:])]


def write(name, steps):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = solve(steps)
    if len(steps) <= 7:
        assert answer == brute(steps), name
    assert not answer or distances(answer) == steps, name
    path.with_suffix(".in").write_text(f"{dumps(steps)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def random_order(rng, n):
    order = list(range(1, n + 1))
    rng.shuffle(order)
    return order


def near_order(rng, n, far):
    """An order whose steps are mostly short."""
    return sorted(range(1, n + 1), key=lambda house: house + rng.uniform(0, far))


# Found by a search for notes that need many attempts. An order fits only the last ones.
DIFFICULT = [
    [2, 1, 2, 4, 2, 1, 2, 10, 2, 4, 2, 1, 2, 4, 2, 1, 10, 1, 2, 1, 3, 1, 2],
    [1, 3, 1, 2, 9, 2, 1, 5, 2, 1, 2, 9, 2, 1, 2, 2, 1, 1, 1, 12, 3, 1, 16],
    [2, 4, 1, 4, 2, 4, 8, 2, 1, 2, 4, 2, 1, 2, 11, 2, 11, 7, 4, 7, 21, 1, 2],
]


def main():
    rng = random.Random(51203)
    write("sample/1", [1, 3, 1])
    write("sample/2", [2, 2])
    write("sample/3", [])
    write("secret/01-two-houses", [1])
    write("secret/02-too-far", [2])
    write("secret/03-begins-at-the-end", [1, 1, 1, 1, 1])
    write("secret/04-begins-in-the-middle", [1, 2, 3, 4, 5, 6])
    write("secret/05-one-step-too-long", [1, 1, 1, 1, 100])
    write("secret/06-back-and-forth", [3, 3, 3])
    for index in range(7, 11):
        write(f"secret/{index:02}-small", distances(random_order(rng, rng.randint(6, 8))))
    write("secret/11-two-and-one", [2, 1, 2, 1, 2, 1, 2])
    write("secret/12-short-steps", distances(near_order(rng, 12, 3)))
    write("secret/13-fourteen", distances(random_order(rng, 14)))
    write("secret/14-straight-on", [1] * 23)
    write("secret/15-from-the-middle", list(range(1, 24)))
    write("secret/16-to-the-middle", list(range(23, 0, -1)))
    write("secret/17-random", distances(random_order(rng, 24)))
    write("secret/18-random", distances(random_order(rng, 24)))
    write("secret/19-near", distances(near_order(rng, 24, 4)))
    write("secret/20-near", distances(near_order(rng, 23, 8)))
    write("secret/21-last-step-too-long", [2, 1] * 11 + [99])
    write("secret/22-difficult-impossible", DIFFICULT[0])
    write("secret/23-difficult-impossible", DIFFICULT[1])
    write("secret/24-difficult", DIFFICULT[2])


if __name__ == "__main__":
    main()
