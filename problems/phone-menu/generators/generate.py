#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from functools import cache
from itertools import combinations
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def least(calls, keys):
    sums = [0]
    for count in calls:
        sums.append(sums[-1] + count)

    @cache
    def best(l, r):
        return cut(l, r, keys) if r - l > 1 else 0

    @cache
    def rest(l, r, k):
        whole = sums[r] - sums[l] + best(l, r)
        return min(whole, cut(l, r, k)) if k > 1 and r - l > 1 else whole

    def cut(l, r, k):
        return sums[r] - sums[l] + min(best(l, m) + rest(m, r, k - 1) for m in range(l + 1, r))

    return best(0, len(calls))


def brute_force(calls, keys):
    """All ways to divide the offices, with the waiting time of the statement."""
    if len(calls) == 1:
        return 0
    result = float("inf")
    for parts in range(2, min(keys, len(calls)) + 1):
        for cuts in combinations(range(1, len(calls)), parts - 1):
            ends = [0, *cuts, len(calls)]
            groups = [calls[a:b] for a, b in zip(ends, ends[1:])]
            result = min(result, sum(key * sum(group) + brute_force(group, keys) for key, group in enumerate(groups, 1)))
    return result


def write(name, calls, keys):
    answer = least(calls, keys)
    if len(calls) <= 7:
        assert answer == brute_force(calls, keys), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(calls)}\n{keys}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def numbers(rng, count, high):
    return [rng.randint(0, high) for _ in range(count)]


def main():
    rng = random.Random(20269)
    write("sample/1", [2, 2, 7, 3, 1], 3)
    write("sample/2", [1, 2, 3], 2)
    write("sample/3", [5], 2)
    write("secret/01-two-offices", [1, 100], 2)
    write("secret/02-nobody-calls", [0, 0, 0, 0], 3)
    write("secret/03-popular-last", [1, 2, 100], 9)
    write("secret/04-popular-first", [100, 2, 1], 9)
    write("secret/05-same-two-keys", [1] * 6, 2)
    write("secret/06-same-three-keys", [1] * 7, 3)
    write("secret/07-more-keys-than-offices", [3, 1, 4, 1, 5], 9)
    write("secret/08-popular-in-the-middle", [1, 1, 1, 50, 1, 1, 1], 2)
    for index in range(9, 14):
        write(f"secret/{index:02}-small", numbers(rng, rng.randint(5, 7), 12), rng.randint(2, 5))
    write("secret/14-twenty", numbers(rng, 20, 100), 3)
    write("secret/15-two-keys", numbers(rng, 60, 10_000), 2)
    write("secret/16-three-keys", numbers(rng, 60, 100), 3)
    write("secret/17-nine-keys", numbers(rng, 60, 10_000), 9)
    write("secret/18-most-calls", [10_000] * 60, 9)
    write("secret/19-more-and-more", [i * i for i in range(60)], 4)
    write("secret/20-fewer-and-fewer", [i * i for i in range(60, 0, -1)], 4)
    write("secret/21-doubling", [min(10_000, 1 << i) for i in range(60)], 5)


main()
