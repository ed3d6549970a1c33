#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def most_points(river):
    """Backward: the best rest of a course for each cell and last stroke -1, 0 or 1."""
    h, w = len(river), len(river[0])
    rest = [[[river[r][c]] * 3 for c in range(w)] for r in range(h)]
    for r in reversed(range(h - 1)):
        for c in range(w):
            for last in (-1, 0, 1):
                rest[r][c][last] += max(
                    rest[r + 1][c + stroke][stroke] for stroke in (-1, 0, 1) if last * stroke != -1 and 0 <= c + stroke < w
                )
    return max(cell[0] for cell in rest[0])


def brute_force(river):
    """All courses, one by one."""
    w = len(river[0])
    courses = [[c] for c in range(w)]
    for _ in river[1:]:
        courses = [course + [course[-1] + stroke] for course in courses for stroke in (-1, 0, 1) if 0 <= course[-1] + stroke < w]
    best = None
    for course in courses:
        strokes = [after - before for before, after in zip(course, course[1:])]
        if all(one * two != -1 for one, two in zip(strokes, strokes[1:])):
            points = sum(row[c] for row, c in zip(river, course))
            best = points if best is None else max(best, points)
    return best


def write(name, river):
    answer = most_points(river)
    if len(river) <= 7 and len(river[0]) <= 7:
        assert answer == brute_force(river), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(river)}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def grid(rng, h, w, low, high):
    return [[rng.randint(low, high) for _ in range(w)] for _ in range(h)]


def slalom(h, w):
    """Gates change their side at every row, so a greedy course stops turning."""
    return [[9 if c == w // 2 + (r // 2 % 2) else (7 if c == w // 2 + 1 - (r // 2 % 2) else -5) for c in range(w)] for r in range(h)]


def main():
    rng = random.Random(20264)
    write("sample/1", [[0, 3, 0], [1, 1, 5], [0, 6, 2]])
    write("sample/2", [[-4], [2], [-1]])
    write("secret/01-one-cell", [[-1000]])
    write("secret/02-one-row", [[-5, -2, -9]])
    write("secret/03-two-rows", [[1, 0], [0, 5]])
    write("secret/04-all-negative", [[-3, -8, -3], [-9, -2, -9], [-3, -9, -3]])
    write("secret/05-left-right", [[0, 9, 0], [9, 0, 0], [0, 9, 0], [9, 0, 0]])
    write("secret/06-right-left", [[9, 0, 0], [0, 9, 0], [9, 0, 0], [0, 9, 0]])
    write("secret/07-worse-way-to-a-cell", [[5, 0, 4], [0, 0, 0], [0, 0, 0], [9, 0, 0]])
    write("secret/08-keep-going-left", [[0, 0, 0, 9], [0, 0, 9, 0], [0, 9, 0, 0], [9, 0, 0, 0]])
    for index in range(9, 13):
        write(f"secret/{index:02}-small", grid(rng, rng.randint(4, 7), rng.randint(3, 6), -9, 9))
    write("secret/13-slalom", slalom(40, 6))
    write("secret/14-one-long-column", [[rng.randint(-1000, 1000)] for _ in range(100)])
    write("secret/15-one-wide-row", grid(rng, 1, 100, -1000, 1000))
    write("secret/16-two-columns", grid(rng, 100, 2, -1000, 1000))
    write("secret/17-all-rocks", [[-1000] * 100 for _ in range(100)])
    write("secret/18-random", grid(rng, 100, 100, -9, 9))
    write("secret/19-far-values", grid(rng, 100, 100, -1000, 1000))


main()
