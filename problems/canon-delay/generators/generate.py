#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def z_function(text):
    n = len(text)
    z, left, right = [0] * n, 0, 0
    for i in range(1, n):
        k = min(right - i, z[i - left]) if i < right else 0
        while i + k < n and text[k] == text[i + k]:
            k += 1
        z[i] = k
        if i + k > right:
            left, right = i, i + k
    return z


def solve(melody):
    n = len(melody)
    front, back = z_function(melody), z_function(melody[::-1])
    calm = [d for d in range(1, n) if front[d] + back[d] >= n - d - 1]
    return f"{len(calm)} {calm[0]}\n"


def brute(melody):
    calm = [d for d in range(1, len(melody)) if sum(a != b for a, b in zip(melody, melody[d:])) <= 1]
    return f"{len(calm)} {calm[0]}\n"


def write(name, melody):
    answer = solve(melody)
    if len(melody) <= 1000:
        assert answer == brute(melody), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(melody)}\n{melody}\n")
    path.with_suffix(".ans").write_text(answer)


def changed(melody, *places):
    notes = list(melody)
    for place in places:
        notes[place] = "z" if notes[place] != "z" else "y"
    return "".join(notes)


def main():
    rng = random.Random(51006)
    longest = 200_000

    def notes(n, letters):
        return "".join(rng.choice(letters) for _ in range(n))

    write("sample/1", "abcabda")
    write("sample/2", "aaaba")
    write("sample/3", "re")
    write("secret/01-two-equal", "aa")
    write("secret/02-three", "abc")
    write("secret/03-all-equal", "e" * 30)
    write("secret/04-all-different", "abcdefghijklmnopqrstuvwxyz")
    write("secret/05-first-note-different", "b" + "a" * 20)
    write("secret/06-last-note-different", "a" * 20 + "b")
    write("secret/07-middle-note-different", "a" * 15 + "b" + "a" * 15)
    write("secret/08-two-different", "aaaabaaaabaaaa")
    write("secret/09-palindrome", "abacabadabacaba")
    for index in range(10, 14):
        write(f"secret/{index:02}-small", notes(rng.randint(5, 14), "ab"))
    write("secret/14-period", ("doremi" * 40)[:235])
    write("secret/15-period-with-one-change", changed("abcab" * 60, 297))
    write("secret/16-period-with-changes-at-both-ends", changed("cdefg" * 100, 2, 498))
    word = "a"
    following = "ab"
    while len(following) < 5000:
        word, following = following, following + word
    write("secret/17-fibonacci", following)
    write("secret/18-random", notes(5000, "ab"))
    write("secret/19-equal-except-near-the-end", changed("a" * longest, longest - 3, longest - 2))
    half = notes(1000, "abcdefg")
    write("secret/20-long-period", changed((half * 101)[:100_500], 400))


main()
