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


SMALL = 20_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def solve(word, moves):
    letters = list(word)
    for start, end in moves:
        letters.insert(end, letters.pop(start))
    return "".join(letters)


def brute(word, moves):
    for start, end in moves:
        if start < end:
            word = word[:start] + word[start + 1 : end + 1] + word[start] + word[end + 1 :]
        else:
            word = word[:end] + word[start] + word[end:start] + word[start + 1 :]
    return word


def main():
    rng = random.Random(60108)

    def some(count, length):
        return [[rng.randrange(length), rng.randrange(length)] for _ in range(count)]

    def text(length):
        return "".join(rng.choice(LETTERS) for _ in range(length))

    write("sample/1", "bread", [[0, 4], [3, 1]])
    write("sample/2", "tea", [[1, 1], [2, 0]])
    write("secret/01-one-letter", "a", [[0, 0]])
    write("secret/02-no-moves", "cat", [])
    write("secret/03-two-letters", "no", [[0, 1]])
    write("secret/04-back-again", "stone", [[1, 3], [3, 1]])
    write("secret/05-one-to-the-right", "stone", [[1, 2]])
    write("secret/06-one-to-the-left", "stone", [[2, 1]])
    write("secret/07-front-to-end", "stone", [[0, 4], [0, 4]])
    write("secret/08-end-to-front", "stone", [[4, 0], [4, 0]])
    write("secret/09-all-the-same", "eeeee", [[0, 3], [4, 2]])
    for index in range(10, 14):
        length = rng.randint(3, 12)
        write(f"secret/{index:02}-small", text(length), some(rng.randint(2, 10), length))
    write("secret/14-whole-alphabet", LETTERS, some(26, 26))
    write("secret/15-turns-around", text(100), [[99, i] for i in range(100)])
    write("secret/16-full-circle", text(100), [[0, 99]] * 100)
    write("secret/17-largest", text(100), some(1000, 100))
    write("secret/18-only-to-the-right", text(100), [sorted(move) for move in some(1000, 100)])
    write("secret/19-only-to-the-left", text(100), [sorted(move, reverse=True) for move in some(1000, 100)])


main()
