#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(cards):
    steps, at = [], 0
    while at < len(cards):
        if cards[at] > 0:
            steps.append(cards[at])
            at += 1
        else:
            at += 1 - cards[at]
    return steps


def brute(cards):
    """Takes the first card off the list until it is empty."""
    if not cards:
        return []
    if cards[0] > 0:
        return [cards[0]] + brute(cards[1:])
    rest = cards[1:]
    for _ in range(min(-cards[0], len(cards))):
        rest = rest[1:]
    return brute(rest)


def write(name, cards):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    steps = solve(cards)
    if len(cards) <= 60:
        assert steps == brute(cards), cards
    path.with_suffix(".in").write_text(f"{dumps(cards)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(steps)}\n")


def main():
    rng = random.Random(41101)
    write("sample/1", [5, 8, -2, 3, 9, 4])
    write("sample/2", [-1, -3, 6, 7, -5, 2])
    write("secret/01-no-card", [])
    write("secret/02-one-step", [9])
    write("secret/03-one-skip-card", [-1])
    write("secret/04-skip-to-the-end", [1, 2, -2, 3, 4])
    write("secret/05-skip-one-too-few", [1, -2, 3, 4, 5])
    write("secret/06-skipped-skip-card", [-2, 1, -9, 2, 3])
    write("secret/07-skip-cards-only", [-1, -1, -1, -1, -1])
    write("secret/08-skip-more-than-left", [4, -1000000000, 5, 6])
    write("secret/09-skip-cards-in-a-row", [7, -1, 7, -1, 7, -2, 7, 7, 7])
    write("secret/10-last-card-skips", [3, 1, -1])
    write("secret/11-same-numbers", [2, 2, -2, 2, 2, 2, 2])
    write("secret/12-largest-steps", [10**9, -1, 10**9, 10**9])
    for index in range(13, 17):
        write(f"secret/{index:02}-small", [rng.choice([1, 1, 1, -1]) * rng.randint(1, 5) for _ in range(rng.randint(20, 50))])
    write("secret/17-steps-only", [rng.randint(1, 9) for _ in range(100_000)])
    write("secret/18-every-third", [(rng.randint(1, 9), -1, 5)[at % 3] for at in range(5_999)])
    write("secret/19-long-skip", [1] + [-19_000] + [3] * 19_998)


main()
