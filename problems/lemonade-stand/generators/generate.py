#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def write(name, days):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text("".join(f"{line}\n" for line in [len(days), *days]))
    path.with_suffix(".ans").write_text(f"{sum(days)} {sum(earned < 0 for earned in days)}\n")


def main():
    rng = random.Random(20267)
    write("sample/1", [12, -5, 0, 8])
    write("sample/2", [-3, -4])
    write("secret/01-one-good-day", [7])
    write("secret/02-one-loss", [-7])
    write("secret/03-one-day-without-money", [0])
    write("secret/04-zeros", [0] * 10)
    write("secret/05-loss-first", [-1, 5, 5])
    write("secret/06-loss-last", [5, 5, -1])
    write("secret/07-sums-to-zero", [10, -10, 3, -3])
    write("secret/08-smallest-loss", [-1, 0, 1])
    write("secret/09-all-good", [rng.randint(1, 50) for _ in range(30)])
    write("secret/10-all-losses", [rng.randint(-50, -1) for _ in range(30)])
    for index in range(11, 15):
        write(f"secret/{index}-month", [rng.randint(-20, 60) for _ in range(rng.randint(28, 31))])
    write("secret/15-many-days", [rng.randint(-1000, 1000) for _ in range(1000)])
    write("secret/16-best", [1000] * 1000)
    write("secret/17-worst", [-1000] * 1000)


main()
