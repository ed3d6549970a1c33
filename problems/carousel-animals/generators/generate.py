#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def play(circle):
    """The questions of a solution with their answers, and its order."""
    n, questions = len(circle), []

    def ask(a, b):
        steps = abs(circle.index(a) - circle.index(b))
        questions.append((a, b, min(steps, n - steps)))
        return questions[-1][2]

    away = [[] for _ in range(n // 2 + 1)]
    for animal in range(2, n + 1):
        away[ask(1, animal)].append(animal)
    left, right = [away[1][0]], [away[1][1]]
    for d in range(2, n // 2 + 1):
        first, *others = away[d]
        if others and ask(left[0], first) != d - 1:
            others, first = [first], others[0]
        left.append(first)
        right += others
    return questions, [1, *left, *reversed(right)]


def write(name, circle):
    questions, order = play(circle)
    n = len(circle)
    start = circle.index(1)
    turned = circle[start:] + circle[:start]
    assert order in (turned, [1, *reversed(turned[1:])]) and len(questions) <= 3 * n // 2, name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.startswith("sample/"):
        lines = [f"<{n}"]
        for a, b, distance in questions:
            lines += [f">? {a} {b}", f"<{distance}"]
        path.with_suffix(".interaction").write_text("".join(line + "\n" for line in [*lines, ">! " + " ".join(map(str, order))]))
    else:
        text = " ".join(map(str, circle))
        path.with_suffix(".in").write_text(f"{n}\n{text}\n")
        path.with_suffix(".ans").write_text(f"{text}\n")


def main():
    rng = random.Random(61006)

    def mixed(n):
        return rng.sample(range(1, n + 1), n)

    write("sample/1", [1, 3, 2, 5, 4])
    write("sample/2", [2, 4, 3, 1])
    write("secret/01-three", [3, 1, 2])
    write("secret/02-four", [4, 1, 2, 3])
    write("secret/03-five", [5, 1, 4, 2, 3])
    write("secret/04-five-farthest-on-the-right", [1, 2, 5, 4, 3])
    write("secret/05-six", [6, 2, 5, 1, 3, 4])
    write("secret/06-seven", mixed(7))
    write("secret/07-eight", mixed(8))
    write("secret/08-in-order", list(range(1, 21)))
    write("secret/09-backwards-odd", list(range(21, 0, -1)))
    write("secret/10-left-and-right", [*range(1, 30, 2), *range(30, 0, -2)])
    write("secret/11-odd-and-even", [*range(1, 34, 2), *range(2, 33, 2)])
    for index, n in enumerate((50, 51, 99, 100, 256, 257, 499, 500, 500), 12):
        write(f"secret/{index}-random", mixed(n))
    write("secret/21-most-in-order", list(range(1, 501)))


main()
