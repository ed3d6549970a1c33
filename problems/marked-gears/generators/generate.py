#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from collections import Counter
from math import gcd, lcm
from pathlib import Path


def solve(a, b, first, second):
    g = gcd(a, b)
    counts = Counter(x % g for x in first)
    return sum(counts[y % g] for y in second)


def brute(a, b, first, second):
    first, second = set(first), set(second)
    return sum(t % a in first and t % b in second for t in range(lcm(a, b)))


def write(name, a, b, first, second):
    answer = solve(a, b, first, second)
    if lcm(a, b) <= 200_000:
        assert answer == brute(a, b, first, second), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [[a, b, len(first), len(second)], first, second]
    path.with_suffix(".in").write_text("".join(" ".join(map(str, line)) + "\n" for line in lines))
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(51003)
    most = 10**9

    def marks(teeth, count):
        return rng.sample(range(teeth), count)

    write("sample/1", 4, 6, [3, 1], [2, 3])
    write("sample/2", 3, 5, [0, 2], [1, 4])
    write("sample/3", 4, 4, [0], [2])
    write("secret/01-one-tooth", 1, 1, [0], [0])
    write("secret/02-one-and-many", 1, 7, [0], [6, 2, 3])
    write("secret/03-same-gears", 6, 6, [5, 0, 2], [2, 5, 1, 3])
    write("secret/04-no-pair-fits", 8, 12, [1, 3, 5, 7], [0, 2, 4, 6, 8, 10])
    write("secret/05-all-marked", 12, 18, list(range(12)), list(range(18)))
    write("secret/06-multiple", 5, 20, [0, 3], [3, 8, 10, 15, 19])
    write("secret/07-no-common-factor", 97, 101, marks(97, 30), marks(101, 40))
    for index in range(8, 13):
        g = rng.randint(2, 9)
        a, b = g * rng.randint(1, 30), g * rng.randint(1, 30)
        write(f"secret/{index:02}-small", a, b, marks(a, rng.randint(1, a)), marks(b, rng.randint(1, b)))
    write("secret/13-long-period", 44_721, 44_720, marks(44_721, 2000), marks(44_720, 2000))
    write("secret/14-largest-no-common-factor", most, most - 1, marks(most, 2000), marks(most - 1, 2000))
    write("secret/15-largest-same", most, most, [1] + list(range(2, 9000, 3)), [1] + list(range(2, 9000, 7)))
    write("secret/16-half", most, most // 2, [3 * i for i in range(5000)], [most // 2 - 1 - 2 * i for i in range(2500)] + [6 * i for i in range(2500)])
    g = 6720
    write("secret/17-many-marks", 14 * g, 13 * g, marks(14 * g, 50_000), marks(13 * g, 50_000))
    write("secret/18-all-in-one-class", 999_999_000, 999_998_000, [1000 * i + 7 for i in range(4000)], [1000 * i + 7 for i in range(4000)])
    write("secret/19-two-classes", 999_999_000, 999_998_000, [1000 * i + 7 for i in range(5000)] + [1000 * i + 8 for i in range(5000)], [1000 * i + 8 for i in range(5000)])


main()
