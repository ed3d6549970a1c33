#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import copy
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, *values):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(dumps(value) + "\n" for value in values)
    answer = solve(*copy.deepcopy(values))
    if len(lines) < SMALL:
        assert answer == brute(*copy.deepcopy(values)), name
    path.with_suffix(".in").write_text(lines)
    path.with_suffix(".ans").write_text(dumps(answer) + "\n")


SMALL = 2000


def solve(tokens):
    pile = []
    for token in tokens:
        pile.append(token)
        while len(pile) >= 3 and pile[-1] == pile[-2] == pile[-3]:
            pile[-3:] = [pile[-1] + 1]
    return pile


def brute(tokens):
    """Keeps pairs of level and count. As three equal tokens become one, the counts are 1 or 2."""
    pile = []
    for token in tokens:
        while True:
            if not pile or pile[-1][0] != token:
                pile.append([token, 1])
                break
            pile[-1][1] += 1
            if pile[-1][1] < 3:
                break
            pile.pop()
            token += 1
    return [level for level, count in pile for _ in range(count)]


def deep(level, rng):
    """Tokens that become one token of the given level, in pieces of different levels."""
    if level == 1 or rng.random() < 0.2:
        return [level]
    return deep(level - 1, rng) + deep(level - 1, rng) + deep(level - 1, rng)


def main():
    rng = random.Random(60111)

    def some(count, low, high):
        return [rng.randint(low, high) for _ in range(count)]

    most = 60_000
    write("sample/1", [1, 1, 1, 2, 2, 1])
    write("sample/2", [4, 4, 3, 3, 3])
    write("sample/3", [2, 2, 5, 2])
    write("secret/01-one-token", [1000])
    write("secret/02-two-equal", [6, 6])
    write("secret/03-three-equal", [6, 6, 6])
    write("secret/04-four-equal", [6, 6, 6, 6])
    write("secret/05-nine-equal", [1] * 9)
    write("secret/06-above-the-limit", [1000] * 3)
    write("secret/07-chain", [5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 1])
    write("secret/08-chain-in-the-middle", [9, 3, 3, 2, 2, 2, 7, 3])
    write("secret/09-never-together", [1, 2, 1, 2, 1, 2, 1, 2])
    write("secret/10-traded-token-is-first", [1, 1, 1, 2, 2, 2, 2])
    for index in range(11, 15):
        write(f"secret/{index:02}-small", some(rng.randint(20, 60), 1, 2))
    write("secret/15-all-equal", [1] * 3**8)
    write("secret/16-random-two-levels", some(5000, 1, 2))
    pairs = [level for level in range(1000, 0, -1) for _ in range(2)]
    write("secret/17-longest-chain", pairs + [1])
    write("secret/18-deep", deep(11, rng)[:5000])
    write("secret/19-two-are-never-enough", [i // 2 % 2 + 1 for i in range(most)])
    write("secret/20-high-pile", [i % 3 + 1 for i in range(most)])


main()
