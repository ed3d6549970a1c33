#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from math import gcd
from pathlib import Path


def solve(w, lengths):
    longest, total = max(lengths), sum(lengths)
    at_least = [0] * (longest + 2)
    for a in lengths:
        at_least[a] += 1
    for x in range(longest, 0, -1):
        at_least[x] += at_least[x + 1]
    return max(L for L in range(1, longest + 1) if total - L * sum(at_least[L::L]) <= w)


def brute(w, lengths):
    return max(L for L in range(1, max(lengths) + 1) if sum(a % L for a in lengths) <= w)


GROUPS = {"1-small": 30, "2-no-waste": 25, "3-all": 45}


def write(name, w, lengths):
    answer = solve(w, lengths)
    if len(lengths) * max(lengths) <= 1_000_000:
        assert answer == brute(w, lengths), name
    assert "/1-" not in name or len(lengths) <= 2000 and max(lengths) <= 1000
    assert "/2-" not in name or w == 0 and answer == gcd(*lengths)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(lengths)} {w}\n{' '.join(map(str, lengths))}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(51011)
    longest, many = 200_000, 20_000

    def cut(n, low, high):
        return [rng.randint(low, high) for _ in range(n)]

    def waste(lengths, L):
        return sum(a % L for a in lengths)

    write("sample/1", 3, [13, 12, 14])
    write("sample/2", 0, [18, 30, 12])
    write("sample/3", 99, [4, 6, 5])
    write("secret/1-small/01-one-ribbon", 0, [7])
    write("secret/1-small/02-one-centimeter", 5, [1, 1, 1])
    write("secret/1-small/03-everything-may-be-waste", 1000, [5, 9, 2])
    write("secret/1-small/04-waste-just-enough", waste([17, 23, 31, 8], 11), [17, 23, 31, 8])
    write("secret/1-small/05-waste-one-too-small", waste([17, 23, 31, 8], 11) - 1, [17, 23, 31, 8])
    write("secret/1-small/06-two-lengths", 40, [100] * 10 + [45] * 2)
    write("secret/1-small/07-random", 900, cut(100, 1, 300))
    write("secret/1-small/08-largest", 50_000, cut(2000, 1, 1000))
    write("secret/1-small/09-largest-little-waste", 300, cut(2000, 900, 1000))
    write("secret/2-no-waste/10-common-divisor", 0, [360, 480, 840, 120])
    write("secret/2-no-waste/11-only-one", 0, [199_999, 200_000])
    write("secret/2-no-waste/12-equal", 0, [longest] * 500)
    write("secret/2-no-waste/13-multiples", 0, [77 * k for k in cut(3000, 1, longest // 77)])
    last = [1024 * k for k in cut(many - 1, 1, longest // 1024)] + [512]
    write("secret/2-no-waste/14-last-one-decides", 0, last)
    write("secret/3-all/15-small", 17, [90, 91, 92, 46])
    write("secret/3-all/16-more-than-32-bits", 0, [longest] * (many - 1) + [longest // 2])
    write("secret/3-all/17-equal-but-one", 99_999, [longest] * 999 + [99_999])
    lengths = cut(many, 100_000, longest)
    write("secret/3-all/18-largest", waste(lengths, 1009), lengths)
    lengths = [7001 * k + rng.randint(0, 9) for k in cut(5000, 1, 28)]
    write("secret/3-all/19-almost-multiples", waste(lengths, 7001), lengths)
    lengths = cut(3000, 1, longest)
    write("secret/3-all/20-half-may-be-waste", sum(lengths) // 2, lengths)
    write("secret/3-all/21-any-waste", 10**10, cut(2000, 1, longest - 1))
    for group, points in GROUPS.items():
        Path("data/secret", group, "test_group.yaml").write_text(f"max_score: {points}\n")
    Path("data/secret/test_group.yaml").write_text("max_score: 100\n")


main()
