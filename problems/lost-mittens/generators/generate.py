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


SMALL = 3000


def solve(left, right):
    counts = {}
    for color in left:
        counts[color] = counts.get(color, 0) + 1
    for color in right:
        counts[color] = counts.get(color, 0) - 1
    return min(((-abs(count), color) for color, count in counts.items() if count), default=(0, ""))[1]


def brute(left, right):
    left, right = left[:], right[:]
    for color in left[:]:
        if color in right:
            left.remove(color)
            right.remove(color)
    best = ""
    for color in sorted(left + right, reverse=True):
        if (left + right).count(color) >= (left + right).count(best):
            best = color
    return best


COLORS = ["red", "blue", "green", "gray", "white", "pink", "black", "brown", "lilac", "redwood", "re"]


def shade(number):
    letters = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def main():
    rng = random.Random(60105)

    def some(count, colors):
        return [rng.choice(colors) for _ in range(count)]

    write("sample/1", ["red", "blue", "red"], ["green", "red", "blue", "green"])
    write("sample/2", ["pink", "gray"], ["white"])
    write("sample/3", ["red", "blue"], ["blue", "red"])
    write("secret/01-empty-box", [], [])
    write("secret/02-one-left", ["lilac"], [])
    write("secret/03-one-right", [], ["lilac"])
    write("secret/04-many-but-paired", ["red"] * 5 + ["blue"], ["red"] * 5)
    write("secret/05-right-has-more", ["red"] * 2, ["blue"] * 3 + ["red"] * 6)
    write("secret/06-tie-of-left-and-right", ["white", "white", "pink"], ["black", "black", "pink"])
    write("secret/07-one-begins-like-the-other", ["redwood", "red"], ["re"])
    write("secret/08-first-in-the-alphabet-is-paired", ["black", "brown"], ["black", "white"])
    for index in range(9, 13):
        write(f"secret/{index:02}-small", some(rng.randint(5, 25), COLORS), some(rng.randint(5, 25), COLORS))
    most = 15_000
    shades = [shade(number) for number in range(most)]
    write("secret/13-one-color", ["brown"] * 2000, ["brown"] * 1500)
    write("secret/14-few-colors", some(4000, COLORS), some(4000, COLORS))
    mixed = shades[:]
    rng.shuffle(mixed)
    rng.shuffle(shades)
    write("secret/15-all-colors-are-different", shades, mixed[:-1] + ["zzz"])
    write("secret/16-all-paired", shades[:2000], sorted(shades[:2000]))
    write("secret/17-only-right", [], some(2000, shades[:500]))
    write("secret/18-longest-names", ["z" * 10, "a" * 10] * 300, ["z" * 9, "z" * 10] * 300)


main()
