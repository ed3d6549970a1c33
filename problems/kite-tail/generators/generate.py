#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(tail):
    pieces, longest = [], 0
    for ribbon in tail:
        if ribbon > longest:
            longest = ribbon
            pieces.append([])
        pieces[-1].append(ribbon)
    return [ribbon for piece in reversed(pieces) for ribbon in piece]


def brute(tail):
    """The last piece begins at the first of the longest ribbons."""
    result = []
    while tail:
        cut = tail.index(max(tail))
        result += tail[cut:]
        tail = tail[:cut]
    return result


def write(name, tail):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    result = solve(tail)
    if len(tail) <= 1000:
        assert result == brute(tail), tail
    path.with_suffix(".in").write_text(f"{dumps(tail)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(result)}\n")


def main():
    rng = random.Random(41105)
    write("sample/1", [3, 1, 5, 5, 2, 9, 4])
    write("sample/2", [6, 2, 6, 1])
    write("secret/01-no-ribbon", [])
    write("secret/02-one", [5])
    write("secret/03-two-rising", [1, 2])
    write("secret/04-two-falling", [2, 1])
    write("secret/05-all-the-same", [4] * 12)
    write("secret/06-rising", list(range(1, 31)))
    write("secret/07-falling", list(range(30, 0, -1)))
    write("secret/08-record-at-the-end", [3, 1, 2, 3, 9])
    write("secret/09-rises-after-a-fall", [5, 1, 2, 3, 4, 5, 1, 6, 2, 3])
    write("secret/10-extremes", [1, 1, 10**9 - 1, 1, 10**9, 10**9, 1])
    for index in range(11, 15):
        size, most = [(20, 5), (60, 60), (100, 12), (300, 10**9)][index - 11]
        write(f"secret/{index}-small", [rng.randint(1, most) for _ in range(size)])
    write("secret/15-one-long-piece", [9] + [rng.randint(1, 9) for _ in range(49_999)])
    write("secret/16-every-ribbon-a-record", list(range(1, 10_001)))
    stairs = [rng.randint(1, at // 50 + 1) for at in range(20_000)]
    write("secret/17-slowly-rising", stairs)
    write("secret/18-saw", [ribbon for top in range(1, 101) for ribbon in range(top, 0, -1)])


main()
