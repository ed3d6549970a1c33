#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
import re
from pathlib import Path


def solve(key, text):
    return re.sub(f"{key}+", key, text)


def write(name, key, text):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{key}\n{text}\n")
    path.with_suffix(".ans").write_text(f"{solve(key, text)}\n")


def main():
    rng = random.Random(20270)
    write("sample/1", "e", "heeello i have been ill")
    write("sample/2", "o", "no dogs allowed on the sofa")
    write("sample/3", "m", "mmm mmmm")
    write("secret/01-one-letter", "a", "a")
    write("secret/02-other-letter", "a", "b")
    write("secret/03-two", "a", "aa")
    write("secret/04-three", "a", "aaa")
    write("secret/05-four", "a", "aaaa")
    write("secret/06-others-stay", "x", "aabbcc")
    write("secret/07-at-the-start", "s", "sssnow is falling")
    write("secret/08-at-the-end", "s", "the class and the grasss")
    write("secret/09-between-words", "t", "that tent at the lake")
    write("secret/10-words-of-one-letter", "i", "i ii iii iiii iiiii")
    write("secret/11-taken-apart", "b", "abbbabbabab")
    write("secret/12-longest", "z", "z" * 200)
    write("secret/13-longest-other", "y", "z" * 200)
    write("secret/14-alternating", "a", "ab" * 100)
    for index in range(15, 21):
        words = ["".join(rng.choice("eeeelt") for _ in range(rng.randint(1, 8))) for _ in range(rng.randint(5, 20))]
        write(f"secret/{index}-typed", "e", " ".join(words))


main()
