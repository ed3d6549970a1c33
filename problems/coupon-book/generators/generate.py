#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import heapq
import random
from functools import lru_cache
from pathlib import Path


def solve(prices, coupons):
    coupons, heap, saved, at = sorted(coupons), [], 0, 0
    for price in sorted(prices):
        while at < len(coupons) and coupons[at][0] <= price:
            heapq.heappush(heap, -coupons[at][1])
            at += 1
        if heap:
            saved -= heapq.heappop(heap)
    return saved


def brute(prices, coupons):
    """Tries every coupon for every thing."""

    @lru_cache(maxsize=None)
    def best(i, used):
        if i == len(prices):
            return 0
        results = [best(i + 1, used)]
        for j, (c, d) in enumerate(coupons):
            if not used >> j & 1 and c <= prices[i]:
                results.append(d + best(i + 1, used | 1 << j))
        return max(results)

    return best(0, 0)


def write(name, prices, coupons):
    answer = solve(prices, coupons)
    if len(prices) <= 9 and len(coupons) <= 9:
        assert answer == brute(tuple(prices), tuple(coupons)), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [(len(prices), len(coupons)), prices, *coupons]
    path.with_suffix(".in").write_text("".join(" ".join(map(str, line)) + "\n" for line in lines))
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(51005)
    most = 10**9

    def coupon(highest):
        c = rng.randint(1, highest)
        return c, rng.randint(1, c)

    write("sample/1", [30, 8, 12], [(10, 3), (20, 5), (10, 4)])
    write("sample/2", [50, 20], [(30, 6), (15, 2), (50, 6)])
    write("sample/3", [7, 9], [(10, 10)])
    write("secret/01-one", [1], [(1, 1)])
    write("secret/02-just-too-cheap", [4], [(5, 5)])
    write("secret/03-more-coupons", [5], [(5, 2), (3, 3), (1, 1), (6, 6)])
    write("secret/04-more-things", [9, 9, 9, 9], [(9, 8)])
    write("secret/05-expensive-takes-it", [10, 5], [(5, 4), (10, 3)])
    write("secret/06-two-steps", [5, 10, 15], [(5, 4), (5, 5), (15, 1), (10, 2)])
    write("secret/07-equal", [6] * 8, [(6, 2)] * 5 + [(7, 7)] * 3)
    for index in range(8, 14):
        write(f"secret/{index:02}-small", [rng.randint(1, 12) for _ in range(rng.randint(4, 8))], [coupon(14) for _ in range(rng.randint(4, 8))])
    write("secret/14-overflow", [most] * 1000, [(most, most)] * 1000)
    write("secret/15-increasing", list(range(1, 3001)), [(c, c) for c in range(1, 3001)])
    write("secret/16-decreasing", list(range(3000, 0, -1)), [(c, 3001 - c) for c in range(3000, 1500, -1)] + [(c, c) for c in range(1500, 0, -1)])
    write("secret/17-random", [rng.randint(1, most) for _ in range(2500)], [coupon(most) for _ in range(2500)])
    write("secret/18-few-things", [500, 700], [coupon(900) for _ in range(2000)])
    # All coupons are possible for each thing. Few digits keep the file small.
    things, coupons = 80_000, 117_500
    write("secret/19-all-possible", [9] * things, [(d, d) for d in (rng.randint(1, 9) for _ in range(coupons))])


main()
