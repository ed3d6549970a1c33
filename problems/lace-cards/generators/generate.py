#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

PLACES = 30
ALL = 2**PLACES - 1


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(cards, holes):
    last_dark = [-1] * PLACES
    longest = 0
    for right, card in enumerate(cards):
        for place in range(PLACES):
            if not card >> place & 1:
                last_dark[place] = right
        longest = max(longest, right - sorted(last_dark)[holes - 1])
    return longest


def brute(cards, holes):
    """Looks at each stack and each place."""
    longest = 0
    for left in range(len(cards)):
        for right in range(left, len(cards)):
            stack = cards[left : right + 1]
            light = sum(all(card & 2**place for card in stack) for place in range(PLACES))
            if light >= holes:
                longest = max(longest, len(stack))
    return longest


def write(name, cards, holes):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = solve(cards, holes)
    if len(cards) <= 40:
        assert answer == brute(cards, holes), name
    path.with_suffix(".in").write_text(f"{dumps(cards)}\n{holes}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def random_card(rng, open_share, places=PLACES):
    return sum(2**place for place in range(places) if rng.random() < open_share)


def random_cards(rng, count, open_share, places=PLACES):
    return [random_card(rng, open_share, places) for _ in range(count)]


def main():
    rng = random.Random(51201)
    write("sample/1", [11, 7, 14, 6, 10], 2)
    write("sample/2", [7, 8, 21, 28], 3)
    write("sample/3", [1, 0, 4], 2)
    write("secret/01-one-card", [5], 2)
    write("secret/02-no-holes", [0], 1)
    write("secret/03-all-holes", [ALL], 30)
    write("secret/04-one-place-missing", [ALL, ALL - 2**29, ALL, ALL, ALL - 1], 30)
    write("secret/05-highest-place", [2**29, 2**29 + 1, 2**29 + 2, 1, 2**29], 1)
    write("secret/06-keep-a-part", [3, 7, 6, 12, 14, 12], 2)
    write("secret/07-runs-apart", [1, 1, 1, 0, 2, 2, 2, 3], 2)
    write("secret/08-dark-twice", [7, 5, 5, 7, 7, 3], 3)
    write("secret/09-same-cards", [21] * 12, 3)
    write("secret/10-empty-between", [0, 0, 6, 0, 6, 6, 0], 2)
    for index in range(11, 15):
        write(f"secret/{index}-small", random_cards(rng, 30, 0.75, 6), rng.randint(1, 3))
    write("secret/15-many-places", random_cards(rng, 40, 0.9), 18)
    most = 50_000
    write("secret/16-all-the-same", [7] * most, 3)
    write("secret/17-one-dark-card", [3] * (most // 2) + [0] + [3] * (most - most // 2 - 1), 1)
    count = 15_000
    write("secret/18-slow-change", [3 << index * 27 // count for index in range(count)], 1)
    write("secret/19-few-holes", random_cards(rng, count, 0.5, 10), 1)
    write("secret/20-random", random_cards(rng, count, 0.97), 20)
    write("secret/21-one-place-stays", [card | 2**13 | 2**28 for card in random_cards(rng, count, 0.4)], 2)


if __name__ == "__main__":
    main()
