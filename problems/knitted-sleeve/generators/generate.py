#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(pattern, ball):
    height, width = len(pattern), len(pattern[0])
    seen = [[False] * width for _ in pattern]
    balls = 0
    for row in range(height):
        for column in range(width):
            if seen[row][column]:
                continue
            seen[row][column] = True
            area = [(row, column)]
            for r, c in area:
                for y, x in ((r - 1, c), (r + 1, c), (r, (c - 1) % width), (r, (c + 1) % width)):
                    if 0 <= y < height and not seen[y][x] and pattern[y][x] == pattern[r][c]:
                        seen[y][x] = True
                        area.append((y, x))
            balls += -(-len(area) // ball)
    return balls


def by_labels(pattern, ball):
    """For small patterns: gives neighbors of one color the same label until nothing changes."""
    height, width = len(pattern), len(pattern[0])
    label = {(r, c): r * width + c for r in range(height) for c in range(width)}
    changed = True
    while changed:
        changed = False
        for (r, c), mine in list(label.items()):
            for near in ((r + 1, c), (r, (c + 1) % width)):
                if near in label and pattern[near[0]][near[1]] == pattern[r][c] and label[near] != label[r, c]:
                    label[near] = label[r, c] = min(label[near], label[r, c])
                    changed = True
    sizes = {}
    for number in label.values():
        sizes[number] = sizes.get(number, 0) + 1
    return sum((size + ball - 1) // ball for size in sizes.values())


def write(name, pattern, ball):
    pattern = ["".join(row) for row in pattern]
    answer = solve(pattern, ball)
    if len(pattern) * len(pattern[0]) <= 400:
        assert answer == by_labels(pattern, ball)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(pattern)}\n{ball}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def random_pattern(rng, height, width, colors, weights=None):
    return [rng.choices(colors, weights, k=width) for _ in range(height)]


def spiral(size):
    """One path of `a` that winds from a corner to the middle, between walls of `b`."""
    grid = [["b"] * size for _ in range(size)]
    inside = lambda r, c: 0 <= r < size and 0 <= c < size - 1
    row, column, down, right = 0, 0, 0, 1
    grid[0][0] = "a"
    turns = 0
    while turns < 2:
        y, x = row + down, column + right
        ahead = inside(y + down, x + right) and grid[y + down][x + right] == "a"
        if inside(y, x) and grid[y][x] == "b" and not ahead:
            row, column, turns = y, x, 0
            grid[row][column] = "a"
        else:
            down, right = right, -down
            turns += 1
    return grid


def snake(height, width):
    """Full rows of `a`, joined at alternating sides, with `b` between them."""
    rows = []
    for row in range(height):
        line = ["a"] * width if row % 2 == 0 else ["b"] * width
        if row % 2:
            line[1 if row % 4 == 1 else width - 2] = "a"
        line[width - 1] = "c"
        rows.append(line)
    return rows


def screw(height, width):
    """A stripe that winds around the sleeve."""
    return [["a" if (column - row) % width < 2 else "b" for column in range(width)] for row in range(height)]


def main():
    rng = random.Random(20303)
    write("sample/1", ["rbr", "bbr", "rbb"], 3)
    write("sample/2", ["ab", "ba", "ab"], 40)
    write("sample/3", ["a", "b", "a"], 2)
    write("secret/01-one-stitch", ["q"], 1)
    write("secret/02-one-row", ["aabaa"], 2)
    write("secret/03-one-column", ["a", "a", "b", "b", "b", "a"], 2)
    write("secret/04-two-columns", ["ab", "ab", "ba"], 1)
    write("secret/05-top-and-bottom-do-not-touch", ["aaa", "bbb", "aaa"], 6)
    write("secret/06-exactly-one-ball", ["aab", "bbb"], 4)
    write("secret/07-one-stitch-too-many", ["aaa", "abb", "acc"], 4)
    write("secret/08-corners", ["abcab", "cabca", "bcabc"], 3)
    for index in range(9, 13):
        write(f"secret/{index:02}-small", random_pattern(rng, rng.randint(3, 9), rng.randint(3, 9), "abc"[: 2 + index % 2]), rng.randint(1, 6))
    write("secret/13-around-the-tube", screw(18, 20), 7)
    write("secret/14-all-equal", [["z"] * 200] * 200, 40_000)
    write("secret/15-all-equal-small-balls", [["z"] * 200] * 200, 3)
    write("secret/16-chessboard", [["ab"[(r + c) % 2] for c in range(200)] for r in range(200)], 1)
    write("secret/17-two-colors", random_pattern(rng, 200, 200, "ab", [3, 2]), 11)
    write("secret/18-snake", snake(200, 200), 100)
    write("secret/19-spiral", spiral(200), 1000)


main()
