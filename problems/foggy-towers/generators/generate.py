#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from bisect import bisect_left
from pathlib import Path


def solve(heights):
    n, seen, total = len(heights), [], 0
    for east, height in enumerate(reversed(heights)):
        total += len(seen) - bisect_left(seen, east - height)
        while seen and heights[n - 1 - seen[-1]] <= height:
            seen.pop()
        seen.append(east)
    return total


def brute(heights):
    n = len(heights)
    return sum(all(heights[k] < heights[j] for k in range(i + 1, j)) for i in range(n) for j in range(i + 1, min(n, i + heights[i] + 1)))


def write(name, heights):
    answer = solve(heights)
    if len(heights) <= 100:
        assert answer == brute(heights), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(heights)}\n{' '.join(map(str, heights))}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(61002)
    highest = 10**9

    def mixed(n, low, high):
        return [rng.randint(low, high) for _ in range(n)]

    write("sample/1", [4, 2, 1, 3, 2, 6])
    write("sample/2", [2, 3, 3, 3])
    write("sample/3", [7])
    write("secret/01-two", [1, 1])
    write("secret/02-two-far-sighted", [highest, 1])
    write("secret/03-equal-low", [1] * 10)
    write("secret/04-equal-high", [10] * 10)
    write("secret/05-higher-and-higher", list(range(1, 13)))
    write("secret/06-lower-and-lower", list(range(12, 0, -1)))
    write("secret/07-far-tower-just-in-view", [5, 1, 2, 3, 4, 9, 10])
    for index in range(8, 12):
        write(f"secret/{index:02}-small", mixed(60, 1, rng.choice([4, 12, 40])))
    write("secret/12-highest", [highest - k % 3 for k in range(50)])
    write("secret/13-few-heights", mixed(3000, 1, 5))
    write("secret/14-random", mixed(5000, 1, 5000))
    write("secret/15-waves", [40 + 35 * (k % 50) // 49 + k // 50 for k in range(3000)])
    write("secret/16-growing-with-mixed-views", [k // 2 + rng.randint(0, 9) + 1 for k in range(6000)])
    write("secret/17-all-one", [1] * 50_000)
    write("secret/18-most", [90_000 + k for k in range(1, 100_001)])


main()
