#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, train):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(train)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(train[::2] + train[1::2][::-1])}\n")


def main():
    rng = random.Random(20263)
    write("sample/1", [1, 2, 3, 4, 5])
    write("sample/2", [7, 7])
    write("secret/01-no-wagon", [])
    write("secret/02-one", [4])
    write("secret/03-three", [3, 1, 2])
    write("secret/04-four", [1, 2, 3, 4])
    write("secret/05-same", [5] * 9)
    write("secret/06-extremes", [1000, -1000, 0, -1])
    for index in range(7, 10):
        write(f"secret/{index:02}-small", [rng.randint(-9, 9) for _ in range(rng.randint(10, 40))])
    write("secret/10-long-even", [rng.randint(-1000, 1000) for _ in range(20_000)])
    write("secret/11-long-odd", [rng.randint(0, 9) for _ in range(99_999)])
    write("secret/12-in-turn", [0, 1] * 20)
    write("secret/13-falling", list(range(50, 0, -1)))
    write("secret/14-five", [2, 1, 2, 1, 2])
    write("secret/15-negative", [-3, -2, -1])


main()
