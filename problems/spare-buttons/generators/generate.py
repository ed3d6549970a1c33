#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import copy
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, *values):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(dumps(value) + "\n" for value in values)
    answer = solve(*copy.deepcopy(values))
    if len(lines) < SMALL:
        assert answer == brute(*copy.deepcopy(values)), name
    path.with_suffix(".in").write_text(lines)
    path.with_suffix(".ans").write_text(dumps(answer) + "\n")


SMALL = 100


def solve(buttons, cloth, holes):
    return buttons - min(cloth, buttons // (holes + 1)) * (holes + 1)


def brute(buttons, cloth, holes):
    if buttons > 10_000:
        return solve(buttons, cloth, holes)
    while cloth > 0 and buttons >= holes + 1:
        cloth -= 1
        buttons -= holes + 1
    return buttons


def main():
    rng = random.Random(60101)
    most, most_holes = 10**12, 10**9
    write("sample/1", 30, 3, 6)
    write("sample/2", 13, 50, 4)
    write("secret/01-nothing", 0, 0, 1)
    write("secret/02-no-cloth", 25, 0, 4)
    write("secret/03-no-buttons", 0, 25, 4)
    write("secret/04-exactly-one", 5, 9, 4)
    write("secret/05-spare-is-missing", 4, 9, 4)
    write("secret/06-both-run-out", 40, 8, 4)
    write("secret/07-cloth-runs-out", 45, 8, 4)
    write("secret/08-one-hole", 9, 5, 1)
    for index in range(9, 13):
        holes = rng.randint(1, 9)
        write(f"secret/{index:02}-small", rng.randint(0, 100), rng.randint(0, 12), holes)
    write("secret/13-all-largest", most, most, most_holes)
    write("secret/14-much-cloth", most, most, 1)
    write("secret/15-many-buttons", most, 77, 12)
    write("secret/16-large-shirts", most, most, most_holes - 1)
    write("secret/17-product-is-large", most, 123_456_789_012, 99_999_999)
    write("secret/18-large", rng.randint(1, most), rng.randint(1, most), rng.randint(1, 1000))


main()
