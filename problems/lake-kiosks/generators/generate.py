#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import combinations
from pathlib import Path

MOST = 20_000


def solve(around, houses, kiosks):
    n = len(houses)
    places = sorted(houses)
    places += [place + around for place in places]

    def enough(d):
        jump, end = [], 0
        for place in places:
            while end < 2 * n and places[end] - place <= 2 * d:
                end += 1
            jump.append(end)
        start = min(range(n), key=lambda house: jump[house] - house)
        if (jump[start] - start) * kiosks >= n:
            return True
        for first in range(start + 1, jump[start] + 1):
            first %= n
            house = first
            for _ in range(kiosks):
                house = jump[house]
                if house >= first + n:
                    return True
        return False

    low, high = 0, around // 2
    while low < high:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle + 1
    return low


def brute(around, houses, kiosks):
    """Tries all placements at whole meters."""

    def distance(a, b):
        return min((a - b) % around, (b - a) % around)

    count = min(kiosks, around)
    return min(max(min(distance(house, kiosk) for kiosk in chosen) for house in houses) for chosen in combinations(range(around), count))


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
    rng = random.Random(20319)
    write("sample/1", 100, [40, 95, 45, 2], 2)
    write("sample/2", 30, [0, 10, 20], 2)
    write("secret/01-one-house", 1, [0], 1)
    write("secret/02-as-many-kiosks", 9, [1, 5, 8], 3)
    write("secret/03-opposite", 8, [0, 4], 1)
    write("secret/04-odd-distance", 9, [3, 6], 1)
    write("secret/05-across-the-end", 12, [11, 0, 1], 1)
    write("secret/06-same-place", 20, [7, 7, 7, 7, 17, 17], 2)
    write("secret/07-all-around", 10, list(range(10)), 1)
    write("secret/08-two-largest-gaps", 14, [9, 5, 2, 13, 0, 0], 2)
    write("secret/09-other-beginning", 18, [0, 3, 5, 8, 9, 14, 16], 3)
    for index in range(10, 15):
        around = rng.randint(12, 18)
        write(f"secret/{index:02}-small", around, [rng.randrange(around) for _ in range(rng.randint(4, 9))], rng.randint(2, 4))
    large = 2 * 10**9
    write("secret/15-far-apart", large, [0, large - 1, 10**9, 10**9 - 1], 1, small=False)
    write("secret/16-large-road", large, [rng.randrange(large) for _ in range(2000)], 300, small=False)
    write("secret/17-end-of-the-road", large, [large - 1 - rng.randrange(5000) for _ in range(1000)] + [rng.randrange(5000) for _ in range(1000)], 70, small=False)
    write("secret/18-half-as-many-kiosks", 199_999, [rng.randrange(199_999) for _ in range(MOST)], MOST // 2, small=False)
    write("secret/19-few-kiosks", 99_999, [rng.randrange(99_999) for _ in range(3000)], 3, small=False)
    write("secret/20-even", 163_840, [8 * house for house in range(MOST)], 185, small=False)


main()
