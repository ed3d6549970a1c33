#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

MOST = 60_000
COUNT = 40_000
HIGH = 10**9


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def lower(heights):
    """For each board, the first and the second lower one to its right."""
    first, second = [len(heights)] * len(heights), [len(heights)] * len(heights)
    once, twice = [], []
    for place, height in enumerate(heights):
        while twice and heights[twice[-1]] > height:
            second[twice.pop()] = place
        keep = len(once)
        while keep and heights[once[keep - 1]] > height:
            keep -= 1
            first[once[keep]] = place
        twice += once[keep:]
        once[keep:] = [place]
    return first, second


def solve(boards, spare):
    last = len(boards) - 1
    right1, right2 = lower(boards)
    left1, left2 = [[last - place for place in reversed(places)] for places in lower(boards[::-1])]
    largest = 0
    for i, height in enumerate(boards):
        widths = [right1[i] - left2[i], right2[i] - left1[i]] if height <= spare else [right1[i] - left1[i]]
        largest = max(largest, height * (max(widths) - 1))
    low = [-1, -1] + [i for i, height in enumerate(boards) if height < spare] + [last + 1]
    for k in range(1, len(low) - 1):
        largest = max(largest, spare * (low[k + 1] - low[k - 1] - 1))
    return largest


def brute(boards, spare):
    """Tries all exchanges and all pictures."""
    n = len(boards)
    largest = 0
    for fence in [boards] + [boards[:i] + [spare] + boards[i + 1 :] for i in range(n)]:
        for start in range(n):
            for end in range(start + 1, n + 1):
                largest = max(largest, min(fence[start:end]) * (end - start))
    return largest


def write(name, boards, spare):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = solve(boards, spare)
    if len(boards) <= 30:
        assert answer == brute(boards, spare), name
    path.with_suffix(".in").write_text(f"{dumps(boards)}\n{spare}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def numbers(rng, count, low, high):
    return [rng.randint(low, high) for _ in range(count)]


def main():
    rng = random.Random(51205)
    write("sample/1", [5, 2, 4, 6, 3, 1], 5)
    write("sample/2", [1, 8, 8, 2], 3)
    write("sample/3", [2, 5, 5, 2, 6], 3)
    write("secret/01-one-board", [4], 3)
    write("secret/02-one-better-board", [4], 7)
    write("secret/03-two-boards", [1, 9], 9)
    write("secret/04-even", [5, 5, 5, 5], 9)
    write("secret/05-even-and-lower-spare", [5, 5, 5, 5], 1)
    write("secret/06-spare-is-lowest", [9, 9, 1, 9, 9, 2, 9], 4)
    write("secret/07-spare-is-too-low", [9, 9, 9, 3, 9, 9, 9], 4)
    write("secret/08-equal-boards", [3, 3, 1, 3, 3, 1, 3, 3], 3)
    write("secret/09-lowest-is-elsewhere", [7, 7, 5, 7, 7, 1], 8)
    write("secret/10-two-lower-in-a-row", [6, 6, 2, 2, 6, 6], 6)
    write("secret/11-left-end", [1, 5, 5, 5, 2, 2], 5)
    write("secret/12-right-end", [2, 5, 5, 5, 1], 6)
    write("secret/13-equal-to-the-spare", [4, 2, 4, 1, 4, 4], 4)
    write("secret/14-rising", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 20)
    for index in range(15, 20):
        write(f"secret/{index}-small", numbers(rng, 25, 1, 9), rng.randint(2, 9))
    write("secret/20-first-overflow", [HIGH] * 3, HIGH)
    write("secret/21-large-area", [HIGH] * 3000 + [1] + [HIGH] * 2000 + [5] + [HIGH] * 2999, HIGH - 1)
    write("secret/22-large-even", [7] * MOST, 7)
    write("secret/23-large-falling", [1 + (COUNT - i) // 5 for i in range(COUNT)], 5000)
    write("secret/24-hills", [1 + min(i % 90, 90 - i % 90) for i in range(COUNT)], 40)
    write("secret/25-few-heights", numbers(rng, COUNT, 1, 3), 2)
    write("secret/26-few-low-boards", [1 if rng.random() < 0.001 else 9 for _ in range(COUNT)], 9)
    write("secret/27-random", numbers(rng, 20_000, 1, HIGH), HIGH // 2)


if __name__ == "__main__":
    main()
