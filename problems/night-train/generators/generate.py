#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def write(name, h, m, d):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{h} {m}\n{d}\n")
    arrival = (60 * h + m + d) % 1440
    path.with_suffix(".ans").write_text(f"{arrival // 60} {arrival % 60}\n")


def main():
    rng = random.Random(20264)
    write("sample/1", 9, 40, 95)
    write("sample/2", 22, 30, 480)
    write("sample/3", 13, 5, 2880)
    write("secret/01-no-trip", 12, 34, 0)
    write("secret/02-midnight", 0, 0, 0)
    write("secret/03-one-minute", 8, 20, 1)
    write("secret/04-last-minute", 23, 59, 1)
    write("secret/05-to-the-hour", 10, 45, 15)
    write("secret/06-past-the-hour", 10, 45, 16)
    write("secret/07-one-hour", 7, 7, 60)
    write("secret/08-just-before-midnight", 20, 0, 239)
    write("secret/09-at-midnight", 20, 0, 240)
    write("secret/10-just-after-midnight", 20, 0, 241)
    write("secret/11-one-day", 17, 50, 1440)
    write("secret/12-almost-two-days", 0, 1, 2878)
    write("secret/13-second-midnight", 0, 1, 2879)
    write("secret/14-longest", 23, 59, 10_000)
    write("secret/15-longest-from-midnight", 0, 0, 10_000)
    for index in range(16, 22):
        write(f"secret/{index}-trip", rng.randint(0, 23), rng.randint(0, 59), rng.randint(30, 900 if index < 19 else 9000))


main()
