#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def write(name, rain):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(rain)}\n{' '.join(map(str, rain))}\n")
    wet = [day for day, millimeters in enumerate(rain, 1) if millimeters * len(rain) > sum(rain)]
    second = f"{' '.join(map(str, wet))}\n" if wet else ""
    path.with_suffix(".ans").write_text(f"{len(wet)}\n{second}")


def main():
    rng = random.Random(20269)
    write("sample/1", [1, 9, 0, 4, 6])
    write("sample/2", [7, 7])
    write("sample/3", [0, 3, 1])
    write("secret/01-one-day", [12])
    write("secret/02-one-dry-day", [0])
    write("secret/03-no-rain", [0] * 20)
    write("secret/04-first-day", [5, 0, 0, 0])
    write("secret/05-last-day", [0, 0, 0, 5])
    write("secret/06-falling", list(range(30, 0, -1)))
    write("secret/07-rising", list(range(30)))
    write("secret/08-just-above", [1, 1, 1, 2])
    write("secret/09-just-below", [2, 2, 2, 1])
    write("secret/10-round-up", [1, 2, 2, 2, 0, 2])
    write("secret/11-exactly-average", [10, 20, 30, 20, 20])
    write("secret/12-one-storm", [0] * 500 + [500] + [0] * 499)
    for index in range(13, 17):
        write(f"secret/{index}-month", [max(0, rng.randint(-20, 40)) for _ in range(30)])
    write("secret/17-many-days", [rng.randint(0, 500) for _ in range(1000)])
    write("secret/18-wet-year", [500] * 999 + [499])
    write("secret/19-same", [500] * 1000)


main()
