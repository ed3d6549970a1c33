#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from functools import lru_cache
from pathlib import Path

MOST = 10_000


def solve(pens, caps, count):
    pens, caps = sorted(pens), sorted(caps)

    def enough(play):
        pen = cap = done = 0
        while pen < len(pens) and cap < len(caps):
            if caps[cap] < pens[pen]:
                cap += 1
            elif caps[cap] > pens[pen] + play:
                pen += 1
            else:
                pen, cap, done = pen + 1, cap + 1, done + 1
        return done >= count

    low, high = 0, 10**9
    if not enough(high):
        return -1
    while low < high:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle + 1
    return low


def brute(pens, caps, count):
    """Tries every choice: for each pen, no cap or any free cap."""

    @lru_cache(None)
    def best(pen, used, left):
        if left == 0:
            return 0
        if pen == len(pens):
            return 10**10
        result = best(pen + 1, used, left)
        for cap, width in enumerate(caps):
            if not used >> cap & 1 and width >= pens[pen]:
                result = min(result, max(width - pens[pen], best(pen + 1, used | 1 << cap, left - 1)))
        return result

    result = best(0, 0, count)
    return -1 if result > 10**9 else result


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, *params, small=True):
    """Writes a case. Small cases are checked against the brute force."""
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = solve(*params)
    if small:
        assert answer == brute(*params), name
    path.with_suffix(".in").write_text("".join(f"{dumps(value)}\n" for value in params))
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")

def main():
    rng = random.Random(20315)
    write("sample/1", [8, 13, 10], [16, 10], 2)
    write("sample/2", [4, 9], [5, 3], 2)
    write("secret/01-fits-exactly", [1], [1], 1)
    write("secret/02-too-thin", [2], [1], 1)
    write("secret/03-largest-play", [1], [10**9], 1)
    write("secret/04-more-than-there-are", [1, 1], [1, 1], 10_000)
    write("secret/05-pen-in-the-way", [1, 3], [3], 1)
    write("secret/06-only-one-needed", [1, 50, 100], [40, 99, 101], 1)
    write("secret/07-chain", [1, 4, 7, 10], [4, 7, 10, 13], 3)
    write("secret/08-chain-of-all", [1, 4, 7, 10], [4, 7, 10, 13], 4)
    write("secret/09-equal-widths", [5, 5, 5, 8], [5, 8, 8, 8], 4)
    for index in range(10, 14):
        pens, caps = ([rng.randint(1, 30) for _ in range(rng.randint(5, 8))] for _ in range(2))
        write(f"secret/{index:02}-small", pens, caps, rng.randint(2, 4))
    write("secret/14-wide", [rng.randint(1, 10**9) for _ in range(2000)], [rng.randint(1, 10**9) for _ in range(2000)], 1500, small=False)
    write("secret/15-narrow", [rng.randint(1, 9999) for _ in range(MOST)], [rng.randint(1, 9999) for _ in range(MOST)], 9000, small=False)
    write("secret/16-all-thin-pens", [1] * MOST, [10**9] * 1000 + [10**9 - 1], 1001, small=False)
    write("secret/17-one-too-many", list(range(2, 3002)), list(range(1, 3001))[::-1], 3000, small=False)


main()
