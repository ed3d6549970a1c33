#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from collections import deque
from pathlib import Path


def flood(rows, starts, dry_until=None):
    """The minute in which each cell is reached. With `dry_until`, enters only cells that are still dry."""
    height, width = len(rows), len(rows[0])
    minute = {cell: 0 for cell in starts}
    queue = deque(starts)
    while queue:
        r, c = queue.popleft()
        now = minute[r, c] + 1
        for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            inside = 0 <= cell[0] < height and 0 <= cell[1] < width
            if not inside or cell in minute or rows[cell[0]][cell[1]] == "#":
                continue
            if dry_until is not None and cell in dry_until and now >= dry_until[cell]:
                continue
            minute[cell] = now
            queue.append(cell)
    return minute


def cells(rows, sign):
    return [(r, c) for r, row in enumerate(rows) for c, here in enumerate(row) if here == sign]


def solve(rows):
    mine = flood(rows, cells(rows, "S"), flood(rows, cells(rows, "~")))
    reached = [mine[pier] for pier in cells(rows, "E") if pier in mine]
    return f"{min(reached)}\n" if reached else "stranded\n"


def write(name, rows):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(rows)} {len(rows[0])}\n" + "".join(row + "\n" for row in rows))
    path.with_suffix(".ans").write_text(solve(rows))


def place(rows, signs):
    grid = [list(row) for row in rows]
    for (r, c), sign in signs.items():
        grid[r][c] = sign
    return ["".join(row) for row in grid]


def scattered(rng, height, width, rocks, waters, piers):
    grid = [["#" if rng.random() < rocks else "." for _ in range(width)] for _ in range(height)]
    spots = [(r, c) for r in range(height) for c in range(width)]
    for index, (r, c) in enumerate(rng.sample(spots, 1 + waters + piers)):
        grid[r][c] = "S" if index == 0 else "~" if index <= waters else "E"
    return ["".join(row) for row in grid]


def winding(height, width):
    """One long corridor: every second row is rock except for one end."""
    rows = []
    for r in range(height):
        if r % 2 == 0:
            rows.append("." * width)
        else:
            rows.append("#" * (width - 1) + "." if r % 4 == 1 else "." + "#" * (width - 1))
    return rows


def main():
    rng = random.Random(20253)
    write("sample/1", ["S..E", ".##.", "~..."])
    write("sample/2", ["~.S.E", "....."])
    write("sample/3", ["S.#E", "..#.", "~.#."])
    write("secret/01-alone", ["S"])
    write("secret/02-next-door", ["SE"])
    write("secret/03-same-minute", ["S.E.~"])
    write("secret/04-one-ahead", ["S.E..~"])
    write("secret/05-no-pier", ["S..", "...", "..~"])
    write("secret/06-no-water", ["S....", "####.", "E...."])
    write("secret/07-column", ["~", "S", ".", ".", "E"])
    write("secret/08-nearest-is-flooded", ["~E.S....E"])
    write("secret/09-water-behind-rock", ["~#S.E", "##...", "....."])
    write("secret/10-round-the-rock", ["S.#.E", ".....", "..#..", "~.#.."])
    for index in range(11, 19):
        write(f"secret/{index:02}-small", scattered(rng, rng.randint(4, 12), rng.randint(4, 12), 0.25, 1 + index % 3, 2))
    size = 400
    last = size - 1 if size % 2 else size - 2
    end = (last, 0 if last % 4 == 2 else size - 1)
    write("secret/19-open", place(["." * size] * size, {(0, 0): "S", (size - 1, size - 1): "E", (size // 2, 0): "~"}))
    write("secret/20-winding", place(winding(size, size), {(0, 1): "S", (0, 0): "~", end: "E"}))
    write("secret/21-winding-flooded", place(winding(size, size), {(0, 0): "S", (last - 2, 5): "~", end: "E"}))
    write("secret/22-scattered", place(scattered(rng, size, size, 0.2, 30, 0), {(size - 1, size - 1): "E"}))
    write("secret/23-many-piers", scattered(rng, size, size, 0.3, 5, 2000))


main()
