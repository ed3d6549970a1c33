#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import copy
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, *values):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(dumps(value) + "\n" for value in values)
    answer = solve(*copy.deepcopy(values))
    if len(lines) < SMALL:
        assert answer == brute(*copy.deepcopy(values)), name
    path.with_suffix(".in").write_text(lines)
    path.with_suffix(".ans").write_text(dumps(answer) + "\n")


import itertools

SMALL = 200


def solve(weights, item):
    """Keeps the fewest weights for each difference that can be reached."""
    fewest = {item: 0}
    for weight in weights:
        after = dict(fewest)
        for rest, count in fewest.items():
            for other in (rest - weight, rest + weight):
                after[other] = min(after.get(other, 99), count + 1)
        fewest = after
    return fewest.get(0, -1)


def brute(weights, item):
    best = -1
    for signs in itertools.product((-1, 0, 1), repeat=len(weights)):
        if sum(sign * weight for sign, weight in zip(signs, weights)) == item:
            count = sum(map(abs, signs))
            if best < 0 or count < best:
                best = count
    return best


def main():
    rng = random.Random(60112)
    write("sample/1", [20, 50, 200, 500], 250)
    write("sample/2", [30, 100, 300], 70)
    write("sample/3", [2, 4, 8, 10], 9)
    write("secret/01-one-weight-fits", [7], 7)
    write("secret/02-one-weight-does-not-fit", [7], 8)
    write("secret/03-half-of-the-weight", [8], 4)
    write("secret/04-all-on-the-right", [1, 2, 3], 6)
    write("secret/05-too-heavy", [1, 2, 3], 7)
    write("secret/06-same-masses", [50, 50, 60], 100)
    write("secret/07-difference-of-two", [100, 70], 30)
    write("secret/08-fewest-is-not-the-first", [1, 2, 3, 4, 10], 10)
    write("secret/09-largest-is-wrong", [90, 50, 40, 20, 20], 110)
    write("secret/10-left-pan-saves-weights", [64, 32, 16, 8, 4, 2, 1], 62)
    write("secret/11-powers-of-three", [1, 3, 9, 27, 81, 243, 729], 600)
    for index in range(12, 16):
        weights = [rng.randint(1, 60) for _ in range(rng.randint(4, 7))]
        write(f"secret/{index:02}-small", weights, rng.randint(1, 100))
    write("secret/16-ten-large", [10**6] * 10, 10**7)
    write("secret/17-ten-impossible", [10**6 - 2 * i for i in range(10)], 9_999_999)
    powers = [3**i for i in range(10)]
    write("secret/18-ten-powers-of-three", powers, sum(powers[::2]) - sum(powers[1:8:4]))
    masses = [rng.randint(1, 10**6) for _ in range(10)]
    write("secret/19-ten-random", masses, masses[0] + masses[3] + masses[4] - masses[6] + masses[9])
    masses = [rng.randint(1, 1000) for _ in range(10)]
    write("secret/20-ten-many-ways", masses, rng.randint(1, 2000))


main()
