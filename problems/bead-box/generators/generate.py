#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from collections import Counter
from pathlib import Path

MOST = 800_000


def solve(beads, name):
    box, inside, threaded, most = Counter(), 0, 0, 0
    for bead in beads:
        if bead != name[threaded % len(name)]:
            box[bead] += 1
            inside += 1
            most = max(most, inside)
            continue
        threaded += 1
        while box[name[threaded % len(name)]] > 0:
            box[name[threaded % len(name)]] -= 1
            inside -= 1
            threaded += 1
    return [threaded, most]


def brute(beads, name):
    """After each bead, the chain is the longest one that the beads so far can make."""
    threaded, most = 0, 0
    for count in range(1, len(beads) + 1):
        have = Counter(beads[:count])
        length = 0
        while have[name[length % len(name)]] > 0:
            have[name[length % len(name)]] -= 1
            length += 1
        if length == threaded:
            most = max(most, count - length)
        threaded = length
    return [threaded, most]


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

def text(rng, letters, count):
    return "".join(rng.choice(letters) for _ in range(count))


def main():
    rng = random.Random(20321)
    write("sample/1", "nolnial", "lina")
    write("sample/2", "abba", "zoe")
    write("secret/01-one-bead", "a", "a")
    write("secret/02-one-wrong-bead", "b", "a")
    write("secret/03-in-order", "annaannaan", "anna")
    write("secret/04-backward", "edcba", "abcde")
    write("secret/05-twice-from-the-box", "bbbbcccca", "abc")
    write("secret/06-one-letter-name", "abacada", "a")
    write("secret/07-name-longer-than-bag", "tto", "otto")
    write("secret/08-box-gets-empty", "bababababb", "ab")
    for index in range(9, 13):
        write(f"secret/{index:02}-small", text(rng, "abcd", 50), text(rng, "abcd", rng.randint(2, 9)))
    write("secret/13-same-letters", "a" * 5000, "a" * 7, small=False)
    write("secret/14-long-name", text(rng, "abcdefgh", 20_000), text(rng, "abcdefgh", 1000), small=False)
    write("secret/15-everything-at-the-end", "b" * 20_000 + "a" * 20_000, "ab", small=False)
    write("secret/16-all-letters", text(rng, "abcdefghijklmnopqrstuvwxyz", 20_000), "thequickbrownfoxjumpsoverthelazydog", small=False)
    third = MOST // 3
    write("secret/17-useless-letters-first", "z" * third + "b" * third + "a" * third, "ab", small=False)


main()
