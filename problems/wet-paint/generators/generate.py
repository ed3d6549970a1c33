#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def most(paint, dry, price, hours):
    """From the last piece to the first: the least drying begins last, counted in hours before the fair."""
    plans = {0: 0}
    for p, d, value in sorted(zip(paint, dry, price), key=lambda piece: -piece[1]):
        new = dict(plans)
        for t, total in plans.items():
            if t + p + d <= hours:
                new[t + p] = max(new.get(t + p, 0), total + value)
        plans = new
    return max(plans.values())


def brute_force(paint, dry, price, hours, t=0, left=None):
    """Every order of every choice."""
    left = set(range(len(paint))) if left is None else left
    best = 0
    for i in left:
        if t + paint[i] + dry[i] <= hours:
            best = max(best, price[i] + brute_force(paint, dry, price, hours, t + paint[i], left - {i}))
    return best


def write(name, paint, dry, price, hours):
    answer = most(paint, dry, price, hours)
    if len(paint) <= 7:
        assert answer == brute_force(paint, dry, price, hours), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(paint)}\n{dumps(dry)}\n{dumps(price)}\n{hours}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def numbers(rng, count, low, high):
    return [rng.randint(low, high) for _ in range(count)]


def main():
    rng = random.Random(20272)
    write("sample/1", [4, 2, 3], [1, 5, 3], [40, 30, 25], 8)
    write("sample/2", [4], [3], [99], 6)
    write("secret/01-just-dry", [4], [3], [99], 7)
    write("secret/02-dries-at-once", [1, 1], [0, 0], [5, 6], 1)
    write("secret/03-dries-while-painting", [1, 5], [5, 0], [10, 10], 6)
    write("secret/04-order-matters", [2, 2, 2], [1, 5, 3], [1, 1, 1], 7)
    write("secret/05-same-pieces", [2, 2, 2, 2], [3, 3, 3, 3], [7, 7, 7, 7], 8)
    write("secret/06-two-cheap-ones", [5, 2, 3], [1, 1, 1], [100, 60, 60], 6)
    write("secret/07-long-painting-first", [6, 1], [1, 6], [10, 10], 8)
    write("secret/08-everything-too-long", [9, 8], [9, 9], [3, 4], 10)
    write("secret/09-least-drying-time-not-chosen", [3, 3, 3], [0, 6, 4], [1, 50, 50], 10)
    for index in range(10, 15):
        write(f"secret/{index}-small", numbers(rng, 7, 1, 6), numbers(rng, 7, 0, 10), numbers(rng, 7, 1, 30), rng.randint(10, 16))
    write("secret/15-thirty", numbers(rng, 30, 1, 20), numbers(rng, 30, 0, 80), numbers(rng, 30, 1, 100), 100)
    write("secret/16-short-painting", numbers(rng, 100, 1, 20), numbers(rng, 100, 0, 900), numbers(rng, 100, 1, 10**6), 1000)
    write("secret/17-long-painting", numbers(rng, 100, 30, 300), numbers(rng, 100, 0, 700), numbers(rng, 100, 1, 10**6), 1000)
    paint = numbers(rng, 100, 5, 40)
    write("secret/18-price-like-time", paint, numbers(rng, 100, 0, 600), [p * 10 + rng.randint(0, 9) for p in paint], 1000)
    write("secret/19-all-sold", [10] * 100, list(range(0, 1000, 10)), [10**6] * 100, 1000)
    write("secret/20-nothing-dries", numbers(rng, 100, 1, 50), [0] * 100, numbers(rng, 100, 1, 1000), 1000)
    write("secret/21-longest-drying-last", numbers(rng, 100, 1, 30), list(range(800, 900)), numbers(rng, 100, 1, 1000), 1000)


main()
