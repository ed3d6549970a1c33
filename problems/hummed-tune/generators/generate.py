#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import combinations_with_replacement
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def least_penalty(tune, hum, skip):
    """With the smallest value of p(k) - k * skip over all earlier notes k."""
    now = [abs(hum[0] - note) + skip * j for j, note in enumerate(tune)]
    for hummed in hum[1:]:
        best, new = float("inf"), []
        for j, note in enumerate(tune):
            new.append(abs(hummed - note) + min(now[j], best + skip * (j - 1)))
            best = min(best, now[j] - skip * j)
        now = new
    return min(penalty + skip * (len(tune) - 1 - j) for j, penalty in enumerate(now))


def brute_force(tune, hum, skip):
    return min(
        sum(abs(hummed - tune[j]) for hummed, j in zip(hum, notes)) + skip * (len(tune) - len(set(notes)))
        for notes in combinations_with_replacement(range(len(tune)), len(hum))
    )


def write(name, tune, hum, skip):
    answer = least_penalty(tune, hum, skip)
    if len(tune) <= 6 and len(hum) <= 6:
        assert answer == brute_force(tune, hum, skip), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(tune)}\n{dumps(hum)}\n{skip}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def numbers(rng, count, low, high):
    return [rng.randint(low, high) for _ in range(count)]


def hummed(rng, tune, count):
    """A tune hummed badly."""
    places = sorted(rng.randrange(len(tune)) for _ in range(count))
    return [max(0, min(1000, tune[j] + rng.randint(-9, 9))) for j in places]


def main():
    rng = random.Random(20267)
    write("sample/1", [60, 66, 67], [60, 61, 67], 3)
    write("sample/2", [50, 70], [70, 50], 5)
    write("sample/3", [10, 40, 20], [35], 2)
    write("secret/01-one-and-one", [0], [1000], 7)
    write("secret/02-the-same", [5, 9, 7], [5, 9, 7], 4)
    write("secret/03-free-skips", [1, 500, 2, 900], [500, 900], 0)
    write("secret/04-many-on-one-note", [500], [499, 500, 502, 600], 9)
    write("secret/05-one-hummed-note", [3, 1, 4, 1, 5], [4], 10)
    write("secret/06-skip-at-the-start", [900, 900, 1, 2], [1, 2], 30)
    write("secret/07-skip-at-the-end", [1, 2, 900, 900], [1, 2], 30)
    write("secret/08-expensive-skips", [10, 20, 30, 40], [40, 40, 40, 40], 1000)
    write("secret/09-backward", [1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1], 1)
    for index in range(10, 15):
        write(f"secret/{index}-small", numbers(rng, rng.randint(4, 6), 0, 20), numbers(rng, rng.randint(4, 6), 0, 20), rng.randint(1, 8))
    tune = numbers(rng, 40, 40, 80)
    write("secret/15-hummed-badly", tune, hummed(rng, tune, 40), 4)
    write("secret/16-one-note-many-hummed", [1000], [0] * 300, 1000)
    write("secret/17-many-notes-one-hummed", [1000] * 300, [0], 1000)
    write("secret/18-random", numbers(rng, 300, 0, 1000), numbers(rng, 300, 0, 1000), 60)
    tune = numbers(rng, 300, 40, 80)
    write("secret/19-long-song", tune, hummed(rng, tune, 300), 3)
    write("secret/20-long-song-cheap-skips", tune, hummed(rng, tune, 250), 1)
    write("secret/21-far-apart", [0] * 300, [1000] * 300, 1000)


main()
