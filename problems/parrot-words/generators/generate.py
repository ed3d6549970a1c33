#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

MOST = 40_000


def solve(words, times, gap):
    last, count, learned = {}, {}, {}
    for index, word in enumerate(words):
        close = word in last and index - last[word] - 1 <= gap
        count[word] = count[word] + 1 if close else 1
        last[word] = index
        if count[word] == times:
            learned[word] = True
    return list(learned)


def brute(words, times, gap):
    learned = []
    for index, word in enumerate(words):
        places = [place for place in range(index + 1) if words[place] == word]
        recent = places[-times:]
        if len(recent) == times and all(b - a - 1 <= gap for a, b in zip(recent, recent[1:])) and word not in learned:
            learned.append(word)
    return learned


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

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORT = [a + b + c for a in LETTERS for b in LETTERS for c in LETTERS]


def main():
    rng = random.Random(20313)
    write("sample/1", "hello nut yes nut no good hello nut hello".split(), 3, 3)
    write("sample/2", ["polly", "wants", "a", "nut"], 1, 0)
    write("secret/01-one-word", ["hi"], 1, 0)
    write("secret/02-nothing-learned", ["a", "b", "a"], 2, 0)
    write("secret/03-directly-repeated", ["no", "no", "no", "yes", "yes"], 2, 0)
    write("secret/04-exactly-the-gap", ["a", "b", "c", "a", "b", "a"], 2, 2)
    write("secret/05-learned-twice", ["la", "la", "x", "y", "z", "la", "la", "x", "x"], 2, 1)
    write("secret/06-all-the-same", ["aaaaaaaaaa"] * 9, 9, 0)
    write("secret/07-beginnings-of-others", ["a", "aa", "aaa", "a", "aa", "aaa", "aa"], 2, 2)
    write("secret/08-learned-in-another-order", ["x", "y", "y", "y", "x", "x"], 3, 6)
    for index in range(9, 13):
        words = [rng.choice("abcde") + rng.choice(["", "o"]) for _ in range(40)]
        write(f"secret/{index:02}-small", words, rng.randint(2, 4), rng.randint(1, 9))
    write("secret/13-two-words", [rng.choice(["tic", "tac"]) for _ in range(4000)], 11, 1, small=False)
    write("secret/14-all-different", rng.sample(SHORT, 3000), 1, 0, small=False)
    lap = rng.sample(SHORT, 17_000)
    write("secret/15-long-gaps", (lap * 3)[:MOST], 2, 17_000 - 1, small=False)
    write("secret/16-many-words", [rng.choice(SHORT[:100]) for _ in range(3000)], 4, 100, small=False)


main()
