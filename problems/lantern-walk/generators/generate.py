#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(colors):
    missing = len(set(colors))
    count = dict.fromkeys(colors, 0)
    best, left = (len(colors) + 1, 0), 0
    for right, color in enumerate(colors):
        missing -= count[color] == 0
        count[color] += 1
        while missing == 0:
            best = min(best, (right - left + 1, left + 1))
            count[colors[left]] -= 1
            missing += count[colors[left]] == 0
            left += 1
    return f"{best[0]} {best[1]}\n"


def write(name, colors):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(colors)}\n{' '.join(map(str, colors))}\n")
    path.with_suffix(".ans").write_text(solve(colors))


def main():
    rng = random.Random(20252)
    highest, n = 10**6, 25_000
    write("sample/1", [1, 1, 3, 3, 1, 2, 2, 1])
    write("sample/2", [5, 5, 5])
    write("sample/3", [7, 2, 7, 9, 2, 7])
    write("secret/01-one", [highest])
    write("secret/02-two", [1, 2])
    write("secret/03-all-different", rng.sample(range(1, highest + 1), 50))
    write("secret/04-ties", [1, 2, 3] * 20)
    write("secret/05-at-the-end", [4] * 30 + [4, 8, 6])
    write("secret/06-at-the-start", [4, 8, 6] + [6] * 30)
    write("secret/07-rare-in-the-middle", [1, 2] * 25 + [3] + [2, 2, 1, 1] * 10)
    write("secret/08-palindrome", [1, 2, 3, 4, 5, 4, 3, 2, 1])
    for index in range(9, 14):
        write(f"secret/{index:02}-small", [rng.randint(1, rng.randint(2, 8)) for _ in range(60)])
    write("secret/14-many-colors", [rng.randint(1, highest) for _ in range(3000)])
    write("secret/15-hash-spread", [1 + 4096 * rng.randint(0, 200) for _ in range(4000)])
    write("secret/16-far-apart", [999_999] + [rng.randint(1, 5000) for _ in range(n - 2)] + [1_000_000])
    write("secret/17-rare-pair", [7] * (n // 2 - 1) + [8] + [7] * (n // 2 - 1) + [9])
    write("secret/18-long-windows", [1 + i % 9000 for i in range(n - 1)] + [9999])
    write("secret/19-one-color", [highest] * n)


main()
