#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import combinations
from pathlib import Path


def longest(left, right):
    """With a row per color: the best result for the first flags of `right` that ends with it."""
    rows = {color: [0] * (len(right) + 1) for color in left}
    for color in left:
        row, v = rows[color], 0
        for j, flag in enumerate(right):
            if flag == color:
                v = max(v, 1 + max((rows[other][j] for other in rows if other != color), default=0))
            row[j + 1] = max(row[j + 1], v)
    return max(row[-1] for row in rows.values())


def brute_force(left, right):
    def garlands(flags):
        return {tuple(choice) for count in range(len(flags) + 1) for choice in combinations(flags, count)}

    both = garlands(left) & garlands(right)
    return max(len(flags) for flags in both if all(one != two for one, two in zip(flags, flags[1:])))


def write(name, left, right):
    answer = longest(left, right)
    if len(left) <= 11 and len(right) <= 11:
        assert answer == brute_force(left, right), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{json.dumps(left)}\n{json.dumps(right)}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def flags(rng, count, colors):
    return "".join(rng.choice(colors) for _ in range(count))


def mixed(rng, one, colors):
    """The same garland with other flags in between."""
    return "".join(flag if rng.random() < 0.5 else flag + rng.choice(colors) for flag in one)


def main():
    rng = random.Random(20271)
    letters = "abcdefghijklmnopqrstuvwxyz"
    write("sample/1", "rrggr", "rggbrr")
    write("sample/2", "aabaa", "acacaa")
    write("sample/3", "abc", "xyz")
    write("secret/01-one-flag", "a", "a")
    write("secret/02-one-flag-each", "a", "b")
    write("secret/03-one-color", "aaaaaa", "aaa")
    write("secret/04-the-same", "abcba", "abcba")
    write("secret/05-alternating-inside", "aaaabababaaaa", "abababab")
    write("secret/06-longest-first-is-worse", "aaaaabcb", "bcbaaaaa")
    write("secret/07-squeezed-is-not-enough", "abac", "aacab")
    write("secret/08-reversed", "abcdefghij", "jihgfedcba")
    for index in range(9, 13):
        write(f"secret/{index:02}-small", flags(rng, rng.randint(8, 11), "ab"), flags(rng, rng.randint(8, 11), "abc"))
    for index in range(13, 16):
        write(f"secret/{index}-small-three-colors", flags(rng, 11, "abc"), flags(rng, 11, "abc"))
    write("secret/16-forty", flags(rng, 40, "aab"), flags(rng, 40, "abbc"))
    write("secret/17-one-color-long", "z" * 400, "z" * 400)
    write("secret/18-two-colors", flags(rng, 400, "ab"), flags(rng, 400, "ab"))
    write("secret/19-three-colors", flags(rng, 400, "aaabc"), flags(rng, 400, "abccc"))
    write("secret/20-all-colors", flags(rng, 400, letters), flags(rng, 400, letters))
    most = flags(rng, 400, "a" * 60 + letters)
    write("secret/21-mostly-one-color", most, flags(rng, 400, "a" * 60 + letters))
    base = flags(rng, 250, "abcd")
    write("secret/22-much-in-common", mixed(rng, base, "abcd")[:400], mixed(rng, base, "abcd")[:400])
    write("secret/23-runs", "".join(c * rng.randint(1, 5) for c in flags(rng, 80, "abc"))[:400], flags(rng, 399, "abc"))


main()
