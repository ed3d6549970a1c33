#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(s, pages):
    return len({(min(page, 4 * s + 1 - page) + 1) // 2 for page in pages})


def brute(s, pages):
    """Folds the stack: takes two pages from the front and two from the back for each sheet."""
    row, sheets = list(range(1, 4 * s + 1)), 0
    while row:
        sheet = row[:2] + row[-2:]
        row = row[2:-2]
        sheets += any(page in sheet for page in pages)
    return sheets


def write(name, s, pages):
    answer = solve(s, pages)
    if s <= 300:
        assert answer == brute(s, pages), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{s} {len(pages)}\n{' '.join(map(str, pages))}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(51002)
    most, reports = 10**9, 10_000
    write("sample/1", 3, [2, 11, 6])
    write("sample/2", 3, [5, 8, 5, 7, 6])
    write("sample/3", 2, [3, 1])
    write("secret/01-one-sheet", 1, [4])
    write("secret/02-one-sheet-all-pages", 1, [1, 2, 3, 4])
    write("secret/03-front-and-back", 2, [8, 1])
    write("secret/04-same-page", 5, [13] * 9)
    write("secret/05-all-pages", 6, list(range(1, 25)))
    write("secret/06-all-backwards", 25, list(range(100, 0, -1)))
    write("secret/07-neighbors-on-two-sheets", 7, [2, 3])
    write("secret/08-middle", 50, [99, 100, 101, 102])
    for index in range(9, 13):
        s = rng.randint(2, 40)
        write(f"secret/{index:02}-small", s, [rng.randint(1, 4 * s) for _ in range(rng.randint(1, 30))])
    write("secret/13-first-half", 10_000, [rng.randint(1, 20_000) for _ in range(2500)])
    write("secret/14-second-half", 10_000, [rng.randint(20_001, 40_000) for _ in range(2500)])
    write("secret/15-every-sheet", 10_000, rng.sample([2 * i + rng.randint(1, 2) for i in range(10_000)] + [4 * 10_000 - 2 * i - rng.randint(0, 1) for i in range(10_000)], reports))
    write("secret/16-most-sheets", most, [rng.randint(1, 4 * most) for _ in range(reports)])
    write("secret/17-mirrored", most, [page for _ in range(1500) for page in (lambda p: (p, 4 * most + 1 - p))(rng.randint(1, 2 * most))])
    write("secret/18-last-pages", most, [4 * most - rng.randint(0, 9000) for _ in range(4000)])
    write("secret/19-end-of-32-bits", most, [2**31 + rng.randint(-500, 500) for _ in range(1000)] + [4 * most + 1 - 2**31 + rng.randint(-500, 500) for _ in range(1000)])


main()
