#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from collections import defaultdict
from pathlib import Path

MOST = 100_000


def solve(seconds, pace, least):
    sums = [0]
    for value in seconds:
        sums.append(sums[-1] + value - pace)
    starts, steady = defaultdict(int), 0
    for end in range(least, len(sums)):
        starts[sums[end - least]] += 1
        steady += starts.get(sums[end], 0)
    return steady


def brute(seconds, pace, least):
    n = len(seconds)
    return sum(sum(seconds[i:j]) == pace * (j - i) for i in range(n) for j in range(i + least, n + 1))


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
    rng = random.Random(20318)
    write("sample/1", [310, 290, 300, 310], 300, 2)
    write("sample/2", [240, 240, 240], 240, 1)
    write("secret/01-one-steady-kilometer", [300], 300, 1)
    write("secret/02-one-fast-kilometer", [299], 300, 1)
    write("secret/03-whole-run", [1, 2, 3, 4, 5], 3, 5)
    write("secret/04-almost", [300, 300, 301], 300, 3)
    write("secret/05-from-the-start", [200, 400, 500, 100], 300, 3)
    write("secret/06-overlapping", [1, 3, 1, 3, 1, 3], 2, 4)
    write("secret/07-long-enough", [5, 5, 5, 5, 5, 5], 5, 4)
    write("secret/08-extremes", [1, 10**6, 1, 10**6, 10**6], 10**6, 1)
    for index in range(9, 13):
        write(f"secret/{index:02}-small", [rng.randint(3, 7) for _ in range(40)], 5, rng.randint(1, 12))
    write("secret/13-always-steady", [7] * MOST, 7, 1, small=False)
    write("secret/14-large-sums", [10**6] * 5000 + [1] * 5000 + [10**6] * 5000, 500_000, 3, small=False)
    write("secret/15-random", [rng.randint(1, 9) for _ in range(20_000)], 5, 1000, small=False)
    write("secret/16-never-steady", [rng.randint(300, 309) for _ in range(4000)], 299, 1, small=False)
    write("secret/17-sums-beyond-32-bits", [10**6, 1] * 2200 + [10**6] * 4295 + [1] * 4300, 1, 1, small=False)
    write("secret/18-only-the-whole", [5] * 5000 + [4] + [6] + [5] * 5000, 5, 10_002, small=False)


main()
