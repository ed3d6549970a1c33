#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from functools import cache
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def least_waste(heat, least, most):
    infinity = float("inf")
    waste = [0]
    for end in range(1, len(heat) + 1):
        best, top, total = infinity, 0, 0
        for size in range(1, min(most, end) + 1):
            pot = heat[end - size]
            top, total = max(top, pot), total + pot
            if size >= least:
                best = min(best, waste[end - size] + size * top - total)
        waste.append(best)
    return waste[-1] if waste[-1] < infinity else -1


def brute_force(heat, least, most):
    """Every set of places at which a batch ends."""
    best = -1
    for cuts in range(1 << (len(heat) - 1)):
        batches = [[heat[0]]]
        for i, pot in enumerate(heat[1:]):
            if cuts >> i & 1:
                batches.append([])
            batches[-1].append(pot)
        if all(least <= len(batch) <= most for batch in batches):
            waste = sum(max(batch) - pot for batch in batches for pot in batch)
            best = waste if best < 0 else min(best, waste)
    return best


def write(name, heat, least, most):
    answer = least_waste(heat, least, most)
    if len(heat) <= 12:
        assert answer == brute_force(heat, least, most), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(heat)}\n{least}\n{most}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(20263)
    write("sample/1", [900, 920, 1250, 1200, 1180, 900, 910], 2, 3)
    write("sample/2", [1000, 1000, 1000, 1000, 1000], 3, 4)
    write("secret/01-one-pot", [1], 1, 1)
    write("secret/02-one-pot-too-few", [5], 2, 3)
    write("secret/03-single-pots", [5, 3, 8, 1], 1, 4)
    write("secret/04-most-above-the-count", [5, 3, 8], 3, 50)
    write("secret/05-remainder-does-not-fit", [7, 7, 7, 7, 7, 7, 7], 4, 6)
    write("secret/06-remainder-fits", [3, 3, 9, 9, 9, 3, 3, 3, 1, 1], 3, 4)
    write("secret/07-fixed-size", [4, 1, 6, 6, 2, 9], 2, 2)
    write("secret/08-fixed-size-impossible", [4, 1, 6, 6, 2, 9, 1], 2, 2)
    write("secret/09-early-small-batch", [1, 1, 9, 9, 9, 9, 1, 1, 1, 1, 1], 2, 4)
    for index in range(10, 14):
        size = rng.randint(9, 12)
        least = rng.randint(2, 3)
        write(f"secret/{index}-small", [rng.randint(1, 30) for _ in range(size)], least, least + rng.randint(1, 2))
    write("secret/14-sixty", [rng.randint(1, 1400) for _ in range(60)], 2, 7)
    write("secret/15-random", [rng.randint(800, 1400) for _ in range(5000)], 5, 50)
    write("secret/16-waves", [800 + abs(i % 74 - 37) * 15 + rng.randint(0, 9) for i in range(5000)], 11, 50)
    write("secret/17-most-waste", [1400 if i % 50 == 0 else 1 for i in range(5000)], 50, 50)
    write("secret/18-largest-impossible", [rng.randint(1, 9) for _ in range(4999)], 50, 50)
    write("secret/19-hotter-and-hotter", [1 + i * 1399 // 4999 for i in range(5000)], 20, 50)
    write("secret/20-cooler-and-cooler", [1400 - i * 1399 // 4999 for i in range(5000)], 1, 50)


main()
