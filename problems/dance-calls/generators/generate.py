#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(sheet, calls, questions):
    """Follows the passes of each dancer until a spot repeats."""
    here = list(range(len(calls[0])))
    for letter in sheet:
        here = [calls["ABCDE".index(letter)][spot] for spot in here]
    answers = []
    for s, t in questions:
        passes, more = divmod(t, len(sheet))
        path, seen, spot = [], {}, s
        while spot not in seen and len(path) < passes:
            seen[spot] = len(path)
            path.append(spot)
            spot = here[spot]
        if len(path) < passes:
            start = seen[spot]
            spot = path[start + (passes - start) % (len(path) - start)]
        for letter in sheet[:more]:
            spot = calls["ABCDE".index(letter)][spot]
        answers.append(spot + 1)
    return answers


def brute(sheet, calls, questions):
    answers = []
    for s, t in questions:
        for second in range(t):
            s = calls["ABCDE".index(sheet[second % len(sheet)])][s]
        answers.append(s + 1)
    return answers


GROUPS = {"1-few-calls": 20, "2-one-call-one-to-one": 20, "3-one-call": 25, "4-all": 35}


def write(name, sheet, calls, questions):
    """Spots are numbered from 0 here."""
    answers = solve(sheet, calls, questions)
    if sum(t for _, t in questions) <= 200_000:
        assert answers == brute(sheet, calls, questions), name
    n = len(calls[0])
    assert "/1-" not in name or len(questions) <= 500 and max(t for _, t in questions) <= 1000
    assert "/2-" not in name and "/3-" not in name or len(sheet) == len(calls) == 1
    assert "/2-" not in name or sorted(calls[0]) == list(range(n))
    lines = [f"{n} {len(calls)} {len(sheet)} {len(questions)}", sheet]
    lines += [" ".join(str(spot + 1) for spot in call) for call in calls]
    lines += [f"{s + 1} {t}" for s, t in questions]
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text("".join(line + "\n" for line in lines))
    path.with_suffix(".ans").write_text("".join(f"{answer}\n" for answer in answers))


def main():
    rng = random.Random(51013)
    latest = 10**18

    def anywhere(n):
        return [rng.randrange(n) for _ in range(n)]

    def mixed(n):
        return rng.sample(range(n), n)

    def letters(m, k):
        return "".join(rng.choice("ABCDE"[:k]) for _ in range(m))

    def ask(n, q, last):
        return [(rng.randrange(n), rng.randint(0, last)) for _ in range(q)]

    def cycles(*lengths):
        """One cycle of each length, with mixed numbers."""
        spots = mixed(sum(lengths))
        call = [0] * len(spots)
        for length in lengths:
            ring, spots = spots[:length], spots[length:]
            for spot, following in zip(ring, ring[1:] + ring[:1]):
                call[spot] = following
        return call

    def path(n):
        """All spots in a row, which ends in a cycle of three spots."""
        row = mixed(n)
        call = [0] * n
        for spot, following in zip(row, row[1:]):
            call[spot] = following
        call[row[-1]] = row[-3]
        return call

    write("sample/1", "ABA", [[1, 2, 0], [2, 1, 2]], [(0, 3), (1, 0), (2, 4)])
    write("sample/2", "A", [[1, 0, 2]], [(0, 1000000000000000000), (1, 7), (2, 5)])
    write("secret/1-few-calls/01-one-spot", "A", [[0]], [(0, 0), (0, 1), (0, 1000)])
    write("secret/1-few-calls/02-no-calls", "AB", [[1, 1], [0, 0]], [(0, 0), (1, 0)])
    write("secret/1-few-calls/03-complete-passes", "AAB", [[1, 2, 3, 0], [0, 3, 1, 2]], [(0, 3), (0, 6), (1, 9), (2, 300)])
    write("secret/1-few-calls/04-first-part-of-a-pass", "ABCBA", [anywhere(6) for _ in range(3)], [(s, t) for s in range(6) for t in range(5)])
    write("secret/1-few-calls/05-random", letters(7, 2), [anywhere(10) for _ in range(2)], ask(10, 100, 50))
    write("secret/1-few-calls/06-long-sheet", letters(500, 5), [mixed(300) for _ in range(5)], ask(300, 500, 1000))
    write("secret/2-one-call-one-to-one/07-stay", "A", [[0, 1, 2]], [(1, latest), (2, 5)])
    write("secret/2-one-call-one-to-one/08-one-cycle", "A", [cycles(97)], ask(97, 100, latest))
    write("secret/2-one-call-one-to-one/09-different-cycles", "A", [cycles(1, 2, 3, 5, 7, 11, 13, 17, 19, 23)], ask(101, 300, latest))
    write("secret/2-one-call-one-to-one/10-largest", "A", [cycles(*[1] * 10, 990, 700, 300)], ask(2000, 2000, latest))
    write("secret/3-one-call/11-everybody-to-one-spot", "A", [[2] * 5], [(0, 0), (1, 1), (2, latest), (4, 2)])
    write("secret/3-one-call/12-path-into-a-cycle", "A", [path(30)], [(s, t) for s in range(30) for t in (0, 1, 28, latest)])
    write("secret/3-one-call/13-random", "A", [anywhere(500)], ask(500, 500, 100))
    write("secret/3-one-call/14-long-path", "A", [path(2000)], ask(2000, 1000, 2500) + ask(2000, 500, latest))
    write("secret/4-all/15-two-calls", "AB", [cycles(4), cycles(2, 2)], ask(4, 30, latest))
    write("secret/4-all/16-order-matters", "AABBB", [cycles(9), anywhere(9)], ask(9, 100, latest))
    write("secret/4-all/17-one-letter-sheet-of-many", "E", [anywhere(20) for _ in range(4)] + [cycles(20)], ask(20, 50, latest))
    write("secret/4-all/18-end-of-a-pass", letters(64, 3), [cycles(101), cycles(100, 1), mixed(101)], [(s, t) for s in range(20) for t in (latest, latest - 1, 64 * 10**15 - 1, 64 * 10**15)])
    write("secret/4-all/19-largest", letters(500, 5), [mixed(2000) for _ in range(5)], ask(2000, 2000, latest))
    write("secret/4-all/20-long-path", "A" * 499 + "B", [cycles(1009), [0, *range(1008)]], ask(1009, 500, latest))
    write("secret/4-all/21-one-call-long-sheet", "A" * 500, [path(1500)], [(s, 500 * t + 499) for s, t in ask(1500, 500, 10**15)])
    for group, points in GROUPS.items():
        Path("data/secret", group, "test_group.yaml").write_text(f"max_score: {points}\n")
    Path("data/secret/test_group.yaml").write_text("max_score: 100\n")


main()
