#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(k, p, orders):
    sold = lucky = 0
    for cups in orders:
        before = sold // k
        sold += cups
        lucky += sold // k > before
    return f"{p * (sold - sold // k)} {lucky}\n"


def write(name, k, p, orders):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(orders)} {k} {p}\n{' '.join(map(str, orders))}\n")
    path.with_suffix(".ans").write_text(solve(k, p, orders))


def main():
    rng = random.Random(20251)
    highest, guests = 10**9, 20_000
    write("sample/1", 3, 2, [2, 2, 1])
    write("sample/2", 5, 4, [1, 1, 1, 1, 1, 12, 2])
    write("sample/3", 1, 7, [3, 4])
    write("secret/01-one-cup", 2, 1, [1])
    write("secret/02-one-guest", 4, 3, [11])
    write("secret/03-all-free", 1, 100, [highest, 1, highest])
    write("secret/04-none-free", highest, 100, [1, 2, 3])
    write("secret/05-last-cup-free", 10, 9, [1] * 10)
    write("secret/06-just-short", 10, 9, [1] * 9)
    write("secret/07-exact-cards", 6, 5, [6, 12, 6, 18])
    write("secret/08-every-second", 2, 3, [1] * 101)
    for index in range(9, 13):
        write(f"secret/{index:02}-small", rng.randint(2, 9), rng.randint(1, 9), [rng.randint(1, 6) for _ in range(40)])
    write("secret/13-long-queue", 1000, 17, [rng.randint(1, 50) for _ in range(guests)])
    write("secret/14-overflow", 7, 100, [rng.randint(highest // 2, highest) for _ in range(500)])
    write("secret/15-large", 999_999_937, 99, [rng.randint(1, highest) for _ in range(guests)])
    write("secret/16-largest", highest, 100, [highest] * 2000)
    write("secret/17-largest-shifted", highest, 100, [1] + [highest - 1, highest] * 1500)
    write("secret/18-ones", guests, 1, [1] * guests)


main()
