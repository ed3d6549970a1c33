#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(m, w, g):
    return next(week for week in range(1001) if m + week * w + week // 4 * 10 >= g)


def write(name, m, w, g):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{m} {w} {g}\n")
    path.with_suffix(".ans").write_text(f"{solve(m, w, g)}\n")


def main():
    rng = random.Random(20268)
    write("sample/1", 5, 6, 35)
    write("sample/2", 90, 7, 80)
    write("sample/3", 0, 10, 30)
    write("secret/01-enough", 1000, 100, 1)
    write("secret/02-exactly-enough", 50, 5, 50)
    write("secret/03-one-short", 49, 5, 50)
    write("secret/04-one-week", 0, 100, 100)
    write("secret/05-first-grandmother", 0, 5, 30)
    write("secret/06-just-without-grandmother", 0, 5, 15)
    write("secret/07-needs-grandmother", 0, 5, 29)
    write("secret/08-one-more-week", 0, 5, 31)
    write("secret/09-second-grandmother", 0, 1, 28)
    write("secret/10-longest", 0, 1, 1000)
    write("secret/11-fast", 0, 100, 1000)
    write("secret/12-one-coin", 0, 1, 1)
    write("secret/13-last-coin", 999, 1, 1000)
    for index in range(14, 20):
        write(f"secret/{index}-saving", rng.randint(0, 100), rng.randint(1, 30), rng.randint(150, 1000))


main()
