#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import permutations
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def best_order(effect):
    """Best orders of the last dishes, with the order itself in the table."""
    n = len(effect)
    full = (1 << n) - 1
    table = {full: (0, [])}
    for served in range(full - 1, -1, -1):
        best = None
        for j in range(n):
            if not served >> j & 1:
                joy, order = table[served | 1 << j]
                joy += sum(effect[i][j] for i in range(n) if served >> i & 1)
                if best is None or joy > best[0]:
                    best = (joy, [j] + order)
        table[served] = best
    return table[0][1]


def brute_force(effect):
    """All orders, the smallest one first."""
    return max(
        permutations(range(len(effect))),
        key=lambda order: sum(effect[i][j] for place, j in enumerate(order) for i in order[:place]),
    )


def write(name, effect):
    for i, row in enumerate(effect):
        row[i] = 0
    answer = best_order(effect)
    if len(effect) <= 7:
        assert answer == list(brute_force(effect)), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(effect)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def grid(rng, n, low, high):
    return [[rng.randint(low, high) for _ in range(n)] for _ in range(n)]


def main():
    rng = random.Random(20270)
    write("sample/1", [[0, 3, 0], [0, 0, 3], [4, 2, 0]])
    write("sample/2", [[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    write("sample/3", [[0, -5], [-2, 0]])
    write("secret/01-one-dish", [[0]])
    write("secret/02-two-dishes", [[0, 7], [6, 0]])
    write("secret/03-tie", [[0, 5], [5, 0]])
    write("secret/04-all-worse", [[0, -1, -1], [-3, 0, -2], [-4, -2, 0]])
    write("secret/05-circle", [[0, 2, 0, 0], [0, 0, 2, 0], [0, 0, 0, 2], [2, 0, 0, 0]])
    write("secret/06-small-at-the-end", [[0, 0, 0, 0], [9, 0, 0, 0], [9, 0, 0, 0], [9, 0, 0, 0]])
    write("secret/07-not-only-neighbors", [[0, 9, 0, 0], [0, 0, 9, 0], [8, 8, 0, 9], [8, 8, 0, 0]])
    for index in range(8, 12):
        write(f"secret/{index:02}-small", grid(rng, rng.randint(5, 7), -9, 9))
    for index in range(12, 14):
        write(f"secret/{index}-small-with-ties", grid(rng, 7, 0, 1))
    write("secret/14-eleven", grid(rng, 11, -1000, 1000))
    write("secret/15-all-the-same", [[0] * 13 for _ in range(13)])
    write("secret/16-backward", [[1000 if j < i else -1000 for j in range(13)] for i in range(13)])
    write("secret/17-many-ties", grid(rng, 13, -1, 1))
    write("secret/18-far-values", grid(rng, 13, -1000, 1000))
    write("secret/19-worst-values", [[-1000] * 13 for _ in range(13)])
    write("secret/20-round-table", [[10 if (j - i) % 13 <= 6 else 0 for j in range(13)] for i in range(13)])


main()
