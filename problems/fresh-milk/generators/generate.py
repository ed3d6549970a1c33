#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from collections import deque
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(need, price, keep):
    total, days = 0, deque()
    for today in range(len(need)):
        while days and price[days[-1]] >= price[today]:
            days.pop()
        days.append(today)
        if days[0] <= today - keep:
            days.popleft()
        total += need[today] * price[days[0]]
    return total


def brute(need, price, keep):
    """Gives each bottle to the days on which it can be used, cheapest bottles first."""
    left, total = list(need), 0
    for day in sorted(range(len(price)), key=lambda day: price[day]):
        for later in range(day, min(len(price), day + keep)):
            total += left[later] * price[day]
            left[later] = 0
    return total


def write(name, need, price, keep):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    total = solve(need, price, keep)
    if len(need) <= 500:
        assert total == brute(need, price, keep), (need, price, keep)
    path.with_suffix(".in").write_text(f"{dumps(need)}\n{dumps(price)}\n{keep}\n")
    path.with_suffix(".ans").write_text(f"{total}\n")


def main():
    rng = random.Random(41107)

    def numbers(count, least, most):
        return [rng.randint(least, most) for _ in range(count)]

    write("sample/1", [2, 3, 4, 1], [5, 9, 7, 6], 2)
    write("sample/2", [1, 0, 2], [3, 1, 8], 1)
    write("sample/3", [4, 6, 1], [9, 2, 5], 3)
    write("secret/01-one-day", [7], [3], 1)
    write("secret/02-no-milk", [0, 0, 0], [1, 2, 3], 2)
    write("secret/03-cheap-day-without-need", [0, 5, 5], [1, 4, 3], 2)
    write("secret/04-just-fresh", [0, 0, 0, 5], [1, 9, 9, 9], 4)
    write("secret/05-just-too-old", [0, 0, 0, 5], [1, 9, 9, 9], 3)
    write("secret/06-same-prices", numbers(30, 0, 9), [4] * 30, 5)
    write("secret/07-rising", numbers(30, 0, 9), list(range(1, 31)), 4)
    write("secret/08-falling", numbers(30, 0, 9), list(range(30, 0, -1)), 4)
    write("secret/09-buys-for-a-gap", [1, 1, 1, 1, 1, 1, 1], [3, 8, 8, 3, 8, 8, 8], 3)
    write("secret/10-equal-low-prices", [1] * 8, [2, 7, 2, 7, 7, 7, 2, 9], 3)
    for index in range(11, 15):
        size, most, keep = [(8, 9, 3), (40, 20, 7), (200, 1000, 50), (500, 10**6, 2)][index - 11]
        write(f"secret/{index}-small", numbers(size, 0, 9), numbers(size, 1, most), keep)
    write("secret/15-overflow", [1000] * 5_000, [10**6] * 5_000, 100)
    write("secret/16-keeps-long", [1] * 100_000, [at // 900 + 1 for at in range(100_000)], 50_000)
    write("secret/17-keeps-forever", numbers(8_000, 0, 1000), numbers(8_000, 1, 10**6), 8_000)
    write("secret/18-falls-for-long", [1] * 9_000, [9_999 - at for at in range(9_000)], 4_500)
    write("secret/19-random", numbers(9_000, 0, 99), numbers(9_000, 1, 999), 300)


main()
