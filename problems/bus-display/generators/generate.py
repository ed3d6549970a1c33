#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(w, message, seconds):
    row = "." * w + message + "." * w
    return [row[t % (len(message) + w) :][:w] for t in seconds]


def simulate(w, message, last):
    """The display in the seconds 0 to `last`, moved cell by cell."""
    shown, cells, left = [], "." * w, ""
    for second in range(last + 1):
        if second and cells == "." * w:
            left = ""
        if not left and cells == "." * w:
            left = message + "." * w
        shown.append(cells)
        cells, left = cells[1:] + left[0], left[1:]
    return shown


def write(name, w, message, seconds):
    answer = solve(w, message, seconds)
    if max(seconds) <= 2000:
        shown = simulate(w, message, max(seconds))
        assert answer == [shown[t] for t in seconds], name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{w} {len(message)} {len(seconds)}\n{message}\n{' '.join(map(str, seconds))}\n")
    path.with_suffix(".ans").write_text("".join(line + "\n" for line in answer))


def main():
    rng = random.Random(51001)
    most = 10**15
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

    def message(n):
        return "".join(rng.choice(signs) for _ in range(n))

    write("sample/1", 3, "BUS9", [1, 4, 5, 7, 10])
    write("sample/2", 5, "GO", [1, 3, 6, 700_000_000_003])
    write("secret/01-one-cell", 1, "A", [0, 1, 2, 3])
    write("secret/02-one-cell-long-message", 1, "HARBOR", list(range(16)))
    write("secret/03-one-character", 4, "7", list(range(12)))
    write("secret/04-second-zero", 3, "ZOO", [0])
    write("secret/05-as-long-as-the-display", 4, "CITY", list(range(20)))
    write("secret/06-hyphens", 2, "--A--", list(range(15)))
    write("secret/07-backwards", 6, "AIRPORT-12", list(range(40, -1, -1)))
    write("secret/08-same-second", 3, "RING", [5] * 20)
    for index in range(9, 13):
        w, n = rng.randint(1, 8), rng.randint(1, 8)
        write(f"secret/{index:02}-small", w, message(n), [rng.randint(0, 60) for _ in range(50)])
    write("secret/13-end-of-32-bits", 7, message(9), [2**31 - 2, 2**31 - 1, 2**31, 2**31 + 1, 2**32 - 1, 2**32, 2**32 + 1, 2**32 + 5])
    write("secret/14-latest-second", 11, message(13), [most, most - 1, most - 23, most - 24])
    write("secret/15-wide", 50, message(3), [rng.randint(0, most) for _ in range(200)])
    write("secret/16-narrow", 2, message(50), [rng.randint(0, most) for _ in range(1000)])
    write("secret/17-largest", 50, message(50), [rng.randint(most - 10**6, most) for _ in range(1000)])
    write("secret/18-whole-rounds", 50, message(50), [100 * rng.randint(0, most // 100) for _ in range(500)])


main()
