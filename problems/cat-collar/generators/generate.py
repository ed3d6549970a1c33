#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def find(n, answer):
    """Finds the cat with four calls."""
    top, bottom = [answer(1, 1), answer(1, n)], [answer(n, 1), answer(n, n)]
    u, v = min(top), min(bottom)
    p, q = min(top[0], bottom[0]), min(top[1], bottom[1])
    return 1 + u if u >= v else n - v, 1 + p if p >= q else n - q


def write(name, n, x, y):
    calls = []

    def answer(a, b):
        calls.append((a, b, max(abs(x - a), abs(y - b))))
        return calls[-1][2]

    assert find(n, answer) == (x, y)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.startswith("sample/"):
        lines = [f"<{n}"]
        for a, b, heard in calls:
            lines += [f">? {a} {b}", f"<{heard}"]
        path.with_suffix(".interaction").write_text("".join(line + "\n" for line in [*lines, f">! {x} {y}"]))
    else:
        path.with_suffix(".in").write_text(f"{n} {x} {y}\n")
        path.with_suffix(".ans").write_text(f"{x} {y}\n")


def main():
    for n in range(1, 9):
        for x in range(1, n + 1):
            for y in range(1, n + 1):
                assert find(n, lambda a, b: max(abs(x - a), abs(y - b))) == (x, y)
    rng = random.Random(51009)
    most = 10**9
    write("sample/1", 5, 2, 5)
    write("sample/2", 3, 2, 2)
    write("secret/01-one-tile", 1, 1, 1)
    write("secret/02-two-rows", 2, 1, 2)
    write("secret/03-two-rows-other-corner", 2, 2, 1)
    write("secret/04-diagonal", 7, 3, 3)
    write("secret/05-other-diagonal", 7, 6, 2)
    write("secret/06-edge", 8, 8, 4)
    write("secret/07-near-the-middle", 6, 3, 4)
    write("secret/08-near-the-middle", 6, 4, 4)
    write("secret/09-row-one", 100, 1, 37)
    write("secret/10-corner-of-many", most, 1, 1)
    write("secret/11-last-corner-of-many", most, most, most)
    write("secret/12-middle-of-many", most, most // 2, most // 2 + 1)
    write("secret/13-middle-of-odd", most - 1, most // 2, most // 2)
    write("secret/14-beside-the-diagonal", most, 123_456_789, 123_456_790)
    write("secret/15-beside-the-other-diagonal", most, 123_456_789, most - 123_456_789)
    write("secret/16-middle-column", most - 1, 3, most // 2)
    for index in range(17, 21):
        n = rng.randint(most // 2, most)
        write(f"secret/{index}-random", n, rng.randint(1, n), rng.randint(1, n))


main()
