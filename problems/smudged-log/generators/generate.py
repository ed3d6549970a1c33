#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import product
from pathlib import Path

STEPS = {"+": [1], "-": [-1], "=": [0], "?": [1, -1, 0]}


def ways(log, start, top):
    """With pairs (mark, was at the top). Exact, without a modulus."""
    counts = {(start, start == top): 1}
    for sign in log:
        new = {}
        for (mark, seen), count in counts.items():
            for step in STEPS[sign]:
                if 0 <= mark + step <= top:
                    pair = (mark + step, seen or mark + step == top)
                    new[pair] = (new.get(pair, 0) + count) % (10**9 + 7)
        counts = new
    return sum(count for (_, seen), count in counts.items() if seen) % (10**9 + 7)


def brute_force(log, start, top):
    total = 0
    for steps in product(*(STEPS[sign] for sign in log)):
        marks = [start]
        for step in steps:
            marks.append(marks[-1] + step)
        total += 0 <= min(marks) and max(marks) == top
    return total


def write(name, log, start, top):
    answer = ways(log, start, top)
    if len(log) <= 10:
        assert answer == brute_force(log, start, top), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{json.dumps(log)}\n{start}\n{top}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def readings(rng, length, start, top, smudged):
    """A log that is possible, of which some signs are smudged."""
    mark, log = start, ""
    for _ in range(length):
        step = rng.choice([step for step in (1, -1, 0) if 0 <= mark + step <= top])
        mark += step
        log += "?" if rng.random() < smudged else {1: "+", -1: "-", 0: "="}[step]
    return log


def main():
    rng = random.Random(20265)
    write("sample/1", "??", 1, 2)
    write("sample/2", "?-?", 0, 2)
    write("sample/3", "??", 1, 1)
    write("secret/01-one-sign", "?", 0, 1)
    write("secret/02-one-sign-at-the-top", "?", 1, 1)
    write("secret/03-nothing-smudged", "++-=", 0, 2)
    write("secret/04-nothing-smudged-too-low", "+-=", 0, 2)
    write("secret/05-below-zero", "+--+", 0, 1)
    write("secret/06-above-the-gauge", "+?+", 1, 2)
    write("secret/07-top-only-at-the-start", "-??", 3, 3)
    write("secret/08-top-only-at-the-end", "?????", 0, 5)
    write("secret/09-too-far", "?????????", 0, 10)
    for index in range(10, 15):
        top = rng.randint(1, 4)
        start = rng.randint(0, top)
        write(f"secret/{index}-small", readings(rng, 10, start, top, 0.6), start, top)
    write("secret/15-forty-smudged", "?" * 40, 2, 9)
    write("secret/16-all-smudged-narrow", "?" * 1000, 0, 1)
    write("secret/17-all-smudged-wide", "?" * 1000, 50, 100)
    write("secret/18-half-smudged", readings(rng, 1000, 20, 30, 0.5), 20, 30)
    write("secret/19-mostly-smudged", readings(rng, 1000, 0, 100, 0.95), 0, 100)
    write("secret/20-never-at-the-top", "=" * 500 + "?" * 99 + "-" + "=" * 400, 1, 100)


main()
