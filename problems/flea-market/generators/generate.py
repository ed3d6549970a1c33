#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import product
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def most_joy(price, joy, coins):
    """Sorted by price: the voucher is for the most expensive thing that is bought."""
    rest = [0] * (coins + 1)
    best = 0
    for p, j in sorted(zip(price, joy)):
        if p // 2 <= coins:
            best = max(best, rest[coins - p // 2] + j)
        rest = [max(old, rest[c - p] + j) if c >= p else old for c, old in enumerate(rest)]
    return best


def brute_force(price, joy, coins):
    best = 0
    for choice in product((0, 1, 2), repeat=len(price)):
        if choice.count(2) <= 1:
            paid = sum((0, p, p // 2)[kind] for p, kind in zip(price, choice))
            if paid <= coins:
                best = max(best, sum(j for j, kind in zip(joy, choice) if kind))
    return best


def write(name, price, joy, coins):
    answer = most_joy(price, joy, coins)
    if len(price) <= 8:
        assert answer == brute_force(price, joy, coins), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(price)}\n{dumps(joy)}\n{coins}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def numbers(rng, count, low, high):
    return [rng.randint(low, high) for _ in range(count)]


def main():
    rng = random.Random(20266)
    write("sample/1", [9, 6, 4], [20, 14, 9], 10)
    write("sample/2", [1, 3, 1], [4, 9, 5], 0)
    write("secret/01-no-coins-no-joy", [2], [7], 0)
    write("secret/02-no-coins-one-free", [1, 1], [3, 4], 0)
    write("secret/03-free-only-once", [1, 1, 1], [8, 3, 5], 1)
    write("secret/04-odd-price", [7], [10], 3)
    write("secret/05-rounded-down-not-up", [7, 1], [10, 1], 4)
    write("secret/06-nothing-gives-joy", [1, 2, 3], [0, 0, 0], 9)
    write("secret/07-too-expensive", [2000, 1999], [10, 20], 998)
    write("secret/08-just-affordable", [2000, 1999], [10, 5], 1000)
    write("secret/09-voucher-for-the-cheap-one", [100, 6, 5], [50, 20, 12], 8)
    write("secret/10-all-affordable", [5, 5, 5, 5], [1, 2, 3, 4], 1000)
    write("secret/11-same-things", [10] * 8, [7] * 8, 34)
    for index in range(12, 17):
        write(f"secret/{index}-small", numbers(rng, 8, 1, 20), numbers(rng, 8, 0, 30), rng.randint(5, 60))
    write("secret/17-cheap", numbers(rng, 100, 1, 30), numbers(rng, 100, 0, 1000), 700)
    write("secret/18-joy-like-price", [p * 2 + 1 for p in range(20, 120)], [p * 2 + 2 for p in range(20, 120)], 999)
    prices = numbers(rng, 100, 50, 2000)
    write("secret/19-expensive", prices, [p * 300 + rng.randint(0, 9999) for p in prices], 1000)
    write("secret/20-most-joy", [10] * 100, [10**6] * 100, 1000)
    write("secret/21-everything-costs-one", [1] * 100, list(range(100)), 1000)


main()
