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


from collections import Counter

SMALL = 120


def gifts(giver, taker):
    counts = Counter(giver)
    has = set(taker)
    return sum(1 for number in counts if counts[number] > 1 and number not in has)


def solve(ada, ben):
    return min(gifts(ada, ben), gifts(ben, ada))


def brute(ada, ben):
    """Tries all sequences of swaps."""
    seen = {}

    def most(ada, ben):
        key = (tuple(sorted(ada)), tuple(sorted(ben)))
        if key not in seen:
            seen[key] = 0
            for give in set(ada):
                for take in set(ben):
                    if ada.count(give) > 1 and ben.count(take) > 1 and give not in ben and take not in ada:
                        next_ada, next_ben = ada + [take], ben + [give]
                        next_ada.remove(give)
                        next_ben.remove(take)
                        seen[key] = max(seen[key], 1 + most(next_ada, next_ben))
        return seen[key]

    return most(ada, ben)


def main():
    rng = random.Random(60106)

    def some(count, low, high):
        return [rng.randint(low, high) for _ in range(count)]

    write("sample/1", [5, 2, 7, 5, 7, 2, 7], [9, 2, 9, 3])
    write("sample/2", [4, 4, 4], [1, 2, 1, 2])
    write("sample/3", [8, 8, 8, 3, 3], [1, 2, 5, 6])
    write("secret/01-nothing", [], [])
    write("secret/02-ada-has-nothing", [], [1, 1, 2, 2])
    write("secret/03-ben-has-nothing", [1, 1, 2, 2], [])
    write("secret/04-one-swap", [1, 1], [99_999, 99_999])
    write("secret/05-only-one-of-each", [1, 3, 5], [2, 4, 6])
    write("secret/06-same-duplicates", [1, 1, 2, 2], [2, 2, 1, 1])
    write("secret/07-four-times", [3, 3, 3, 3], [6, 6, 6, 6])
    write("secret/08-other-has-it-once", [3, 3, 4, 4], [3, 5, 5, 6, 6])
    for index in range(9, 13):
        write(f"secret/{index:02}-small", some(rng.randint(6, 14), 1, 7), some(rng.randint(6, 14), 4, 10))
    write("secret/13-one-number-often", [7] * 5000, [8] * 5000)
    write("secret/14-random", some(3000, 1, 4000), some(3000, 1, 4000))
    write("secret/15-ben-decides", some(5000, 1, 2500), [number for number in range(2400, 5000)] + some(200, 3000, 3100))
    write("secret/16-everybody-has-all", sorted(list(range(1, 2001)) * 2), list(range(2000, 0, -1)) * 2)
    low = list(range(1, 25_001)) * 2
    high = list(range(25_000, 49_999)) * 2
    rng.shuffle(low)
    rng.shuffle(high)
    write("secret/17-many-swaps", low, high + [99_999] * 2)


main()
