#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import heapq
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def neighbors(right, below, r, c):
    h, w = len(right), len(right[0]) + 1
    if c + 1 < w:
        yield right[r][c], r, c + 1
    if c > 0:
        yield right[r][c - 1], r, c - 1
    if r + 1 < h:
        yield below[r][c], r + 1, c
    if r > 0:
        yield below[r - 1][c], r - 1, c


def by_growing(right, below):
    """Grows one connected part from a corner (Prim). The accepted solutions sort the hedges (Kruskal)."""
    total = sum(map(sum, right)) + sum(map(sum, below))
    seen, heap = set(), [(0, 0, 0)]
    while heap:
        roses, r, c = heapq.heappop(heap)
        if (r, c) not in seen:
            seen.add((r, c))
            total -= roses
            for hedge in neighbors(right, below, r, c):
                heapq.heappush(heap, hedge)
    return total


def by_all_choices(right, below):
    """For tiny gardens: tries every set of hedges to cut down."""
    h, w = len(right), len(right[0]) + 1
    hedges = [(right[r][c], (r, c), (r, c + 1)) for r in range(h) for c in range(w - 1)]
    hedges += [(below[r][c], (r, c), (r + 1, c)) for r in range(h - 1) for c in range(w)]
    best = -1
    for choice in range(1 << len(hedges)):
        near = {(r, c): [] for r in range(h) for c in range(w)}
        kept = 0
        for index, (roses, a, b) in enumerate(hedges):
            if choice >> index & 1:
                near[a].append(b)
                near[b].append(a)
            else:
                kept += roses
        seen = [(0, 0)]
        for lawn in seen:
            seen += [other for other in near[lawn] if other not in seen]
        if len(seen) == h * w:
            best = max(best, kept)
    return best


def write(name, right, below):
    answer = by_growing(right, below)
    if sum(map(len, right)) + sum(map(len, below)) <= 10:
        assert answer == by_all_choices(right, below)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(right)}\n{dumps(below)}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def garden(h, w, right, below):
    return [[right(r, c) for c in range(w - 1)] for r in range(h)], [[below(r, c) for c in range(w)] for r in range(h - 1)]


def random_garden(rng, h, w, least, most):
    return garden(h, w, lambda r, c: rng.randint(least, most), lambda r, c: rng.randint(least, most))


def long_way_around(h, w):
    """The hedges without roses leave one path around a winding wall. The lawns on both sides of the wall are far apart on the path."""

    def wall(r, c, other_r, other_c):
        """Is there a wall between these two blocks of four lawns each? It winds through the rows of blocks."""
        if r == other_r:
            return 0 <= min(c, other_c) and max(c, other_c) < w // 2
        turn = w // 2 - 1 if r % 2 == 0 else 0
        return c == turn and other_r < h // 2

    def right(r, c):
        if c % 2 == 1:
            return 0 if wall(r // 2, c // 2, r // 2, c // 2 + 1) else 1
        row, next_row = (r // 2, r // 2 + 1) if r % 2 else (r // 2 - 1, r // 2)
        return 1 if row >= 0 and wall(row, c // 2, next_row, c // 2) else 0

    def below(r, c):
        if r % 2 == 1:
            return 0 if wall(r // 2, c // 2, r // 2 + 1, c // 2) else 1
        return 1 if wall(r // 2, c // 2, r // 2, c // 2 + (1 if c % 2 else -1)) else 0

    return garden(h, w, right, below)


def main():
    rng = random.Random(20310)
    write("sample/1", [[1, 4], [3, 6]], [[2, 2, 5]])
    write("sample/2", [[5, 0, 7]], [])
    write("sample/3", [[]], [])
    write("secret/01-two-lawns", [[9]], [])
    write("secret/02-one-column", [[], [], []], [[4], [0]])
    write("secret/03-four-lawns", [[3], [2]], [[1, 9]])
    write("secret/04-four-equal-hedges", [[6], [6]], [[6, 6]])
    write("secret/05-without-roses", *garden(3, 3, lambda r, c: 0, lambda r, c: 0))
    write("secret/06-pairs-first", [[1, 8, 1], [1, 8, 1]], [[2, 9, 9, 2]])
    for index in range(7, 10):
        write(f"secret/{index:02}-tiny", *random_garden(rng, 2, 4, 0, 9))
    write("secret/10-tiny-high", *random_garden(rng, 4, 2, 0, 5))
    write("secret/11-small", *random_garden(rng, 9, 12, 0, 50))
    write("secret/12-small-flat", *random_garden(rng, 2, 30, 0, 99))
    write("secret/13-long-row", *random_garden(rng, 1, 160, 0, 10**6))
    write("secret/14-long-column", *random_garden(rng, 160, 1, 0, 10**6))
    write("secret/15-most-roses", *garden(60, 60, lambda r, c: 10**6, lambda r, c: 10**6))
    write("secret/16-few-roses", *random_garden(rng, 120, 120, 0, 9))
    write("secret/17-all-equal", *garden(120, 120, lambda r, c: 1, lambda r, c: 1))
    rows = garden(120, 120, lambda r, c: 1, lambda r, c: 2 if (c == 0) == (r % 2 == 0) and c in (0, 119) else 5)
    write("secret/18-winding", *rows)
    write("secret/19-random", *random_garden(rng, 70, 90, 100_000, 999_999))
    write("secret/20-long-way-around", *long_way_around(160, 160))


main()
