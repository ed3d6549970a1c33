#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(noise, limit):
    left = total = first = most = 0
    for right, loud in enumerate(noise):
        total += loud
        while total > limit:
            total -= noise[left]
            left += 1
        if right + 1 - left > most:
            first, most = left, right + 1 - left
    return [first, most] if most else []


def write(name, noise, limit):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(noise)}\n{limit}\n")
    path.with_suffix(".ans").write_text(f"{dumps(solve(noise, limit))}\n")


def main():
    rng = random.Random(20261)
    most, many = 100_000, 40_000
    write("sample/1", [3, 1, 2, 4, 1], 6)
    write("sample/2", [5, 9], 4)
    write("secret/01-one-quiet", [0], 0)
    write("secret/02-one-loud", [1], 0)
    write("secret/03-all", [2, 2, 2], 6)
    write("secret/04-first-of-ties", [1, 9, 1, 9, 1], 1)
    write("secret/05-silent-tail", [7, 0, 0, 0], 6)
    write("secret/06-silent-head", [0, 0, 7], 6)
    write("secret/07-after-a-loud-one", [1, 100, 1, 1, 1], 3)
    for index in range(8, 12):
        write(f"secret/{index:02}-small", [rng.randint(0, 9) for _ in range(40)], rng.randint(5, 60))
    write("secret/12-silent-street", [0] * most, 0)
    write("secret/13-random", [rng.randint(0, 100) for _ in range(many)], 800_000)
    write("secret/14-loudest", [100] * many, 10**7)
    write("secret/16-too-loud", [100, 99, 98], 97)
    write("secret/17-last-house", [3, 3, 3, 2], 2)
    write("secret/15-half", [rng.randint(0, 1) for _ in range(most)], most // 4)


main()
