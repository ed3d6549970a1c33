#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

SIGNPOSTS, WALKS = 100_000, 25_000


def solve(heights, walks):
    up, down = [0], [0]
    for a, b in zip(heights, heights[1:]):
        up.append(up[-1] + max(0, b - a))
        down.append(down[-1] + max(0, a - b))
    return [up[b] - up[a] if a <= b else down[a] - down[b] for a, b in walks]


def brute(heights, walks):
    climbs = []
    for a, b in walks:
        way = heights[a:b + 1] if a <= b else heights[b:a + 1][::-1]
        climbs.append(sum(max(0, way[i + 1] - way[i]) for i in range(len(way) - 1)))
    return climbs


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

def everywhere(count):
    return [[a, b] for a in range(count) for b in range(count)]


def main():
    rng = random.Random(20312)
    write("sample/1", [2, 5, 4, 9, 5], [[0, 4], [4, 0], [3, 1]])
    write("sample/2", [7, 7, 8], [[0, 1], [2, 2]])
    write("secret/01-one-signpost", [0], [[0, 0]])
    write("secret/02-up", [1, 9], everywhere(2))
    write("secret/03-down", [9, 1], everywhere(2))
    write("secret/04-level", [5, 5, 5], everywhere(3))
    write("secret/05-one-hill", [0, 3, 7, 3, 0], everywhere(5))
    write("secret/06-one-valley", [9, 4, 0, 4, 9], everywhere(5))
    write("secret/07-there-and-back", [3, 1, 4, 1, 5, 9, 2, 6], [[0, 7], [7, 0], [0, 7], [7, 0]])
    for index in range(8, 11):
        write(f"secret/{index:02}-small", [rng.randint(0, 20) for _ in range(8)], everywhere(8))
    write("secret/11-always-up", list(range(0, 9000, 3)), [sorted(rng.sample(range(3000), 2)) for _ in range(300)], small=False)
    write("secret/12-always-down", list(range(8997, -1, -3)), [rng.sample(range(3000), 2) for _ in range(300)], small=False)
    write("secret/13-cliffs", [0, 9000] * 1500, [rng.sample(range(3000), 2) for _ in range(1000)], small=False)
    write("secret/14-random", [rng.randint(0, 9000) for _ in range(2000)], [rng.sample(range(2000), 2) for _ in range(2000)], small=False)
    ends = [[rng.randrange(10), SIGNPOSTS - 1 - rng.randrange(10)] for _ in range(WALKS)]
    write("secret/15-long-walks", [rng.randint(0, 9) for _ in range(SIGNPOSTS)], [end[::rng.choice([1, -1])] for end in ends], small=False)
    write("secret/16-highest-climb", [rng.choice([0, 9000]) for _ in range(10_000)], [[0, 9999], [9999, 0], [5000, 9999]], small=False)


main()
