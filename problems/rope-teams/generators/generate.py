#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

MOST = 60_000


def solve(strength, teams):
    line = sorted(range(len(strength)), key=lambda child: -strength[child])
    answer = [0] * len(strength)
    for place, child in enumerate(line):
        turn, number = divmod(place, teams)
        answer[child] = number if turn % 2 == 0 else teams - 1 - number
    return answer


def brute(strength, teams):
    answer, team, step, left = [-1] * len(strength), 0, 1, list(strength)
    while any(left):
        child = left.index(max(left))
        left[child] = 0
        answer[child] = team
        if 0 <= team + step < teams:
            team += step
        else:
            step = -step
    return answer


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

def main():
    rng = random.Random(20314)
    write("sample/1", [5, 7, 3, 9, 7, 4, 1], 3)
    write("sample/2", [2, 6, 2], 1)
    write("secret/01-one-child", [1], 1)
    write("secret/02-one-child-per-team", [3, 1, 2], 3)
    write("secret/03-two-teams", [8, 7, 6, 5, 4, 3, 2, 1], 2)
    write("secret/04-all-equal", [4] * 11, 3)
    write("secret/05-weakest-first", list(range(1, 14)), 4)
    write("secret/06-strongest-first", list(range(13, 0, -1)), 4)
    write("secret/07-last-round-not-full", [5, 5, 1, 9, 9, 9, 2, 2], 5)
    write("secret/08-extremes", [1, 10**9, 1, 10**9, 999_999_999], 2)
    for index in range(9, 13):
        write(f"secret/{index:02}-small", [rng.randint(1, 12) for _ in range(30)], rng.randint(2, 9))
    write("secret/13-equal-pairs", [child // 2 + 1 for child in range(4000)], 7, small=False)
    write("secret/14-random", [rng.randint(1, 10**9) for _ in range(4000)], 13, small=False)
    write("secret/15-most-children", [rng.randint(1, 999) for _ in range(MOST)], 9, small=False)
    write("secret/16-one-round", [rng.randint(1, 10**9) for _ in range(3000)], 3000, small=False)


main()
