#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(bubbles):
    row = []
    for bubble in bubbles:
        while row and row[-1] <= bubble:
            bubble += row.pop()
        row.append(bubble)
    return row


def brute(bubbles):
    """Searches the first bubble that is not larger than the one behind it, until there is none."""
    row = list(bubbles)
    while True:
        pair = next((at for at in range(len(row) - 1) if row[at] <= row[at + 1]), None)
        if pair is None:
            return row
        row[pair : pair + 2] = [row[pair] + row[pair + 1]]


def write(name, bubbles):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    row = solve(bubbles)
    if len(bubbles) <= 200:
        assert row == brute(bubbles), bubbles
    path.with_suffix(".in").write_text(f"{dumps(bubbles)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(row)}\n")


def main():
    rng = random.Random(41102)
    write("sample/1", [9, 4, 2, 3, 1])
    write("sample/2", [6, 5, 3])
    write("sample/3", [5, 5, 5, 5])
    write("secret/01-one", [7])
    write("secret/02-two-equal", [4, 4])
    write("secret/03-two-falling", [4, 3])
    write("secret/04-two-rising", [3, 4])
    write("secret/05-falling", list(range(30, 0, -1)))
    write("secret/06-rising", list(range(1, 31)))
    write("secret/07-chain-to-equal", [16, 8, 4, 2, 1, 1])
    write("secret/08-chain-stops", [17, 8, 4, 2, 1, 1])
    write("secret/09-ones", [1] * 21)
    for index in range(10, 14):
        most = (4, 10, 30, 10**5)[index - 10]
        write(f"secret/{index}-small", [rng.randint(1, most) for _ in range(rng.randint(30, 100))])
    write("secret/14-many-small", [max(1, 60 - at // 2) * rng.randint(1, 9) for at in range(200)])
    write("secret/15-two-to-the-power-of-31", [65_536] * 32_768)
    falling = list(range(10**5, 10**5 - 22_000, -1))
    write("secret/16-long-row", falling + [1] * 88_000)
    write("secret/17-all-at-once", falling[:3000] + [10**5])
    write("secret/18-random", [rng.randint(1, 10**5) // (1 + at // 40) + 1 for at in range(6_000)])


main()
