#!/usr/bin/env python3
"""Answers the questions of a program. Arguments: input, answer, folder for feedback. Exit code 42: accepted; 43: wrong answer."""

import sys
from pathlib import Path


def reject(message):
    Path(sys.argv[3], "teammessage.txt").write_text(message + "\n")
    sys.exit(43)


def from_one(order):
    """The order from animal 1 on, in the direction of its smaller neighbor."""
    start = order.index(1)
    order = order[start:] + order[:start]
    return order if order[1] < order[-1] else [1, *reversed(order[1:])]


n, *circle = map(int, Path(sys.argv[1]).read_text().split())
place = {animal: i for i, animal in enumerate(circle)}
most = 3 * n // 2
names = {str(animal): animal for animal in circle}
try:
    print(n, flush=True)
    questions = 0
    while True:
        line = sys.stdin.readline(10_000)
        if not line:
            reject(f"The program ended without an answer, after {questions} questions.")
        sign, *words = line.split() or [""]
        if sign == "!":
            if len(words) != n:
                reject(f"The answer has {len(words)} animals instead of {n}.")
            missing = set(names) - set(words)
            if missing:
                reject(f"Animal {min(missing, key=int)} is not in the answer.")
            if from_one([names[word] for word in words]) == from_one(circle):
                sys.exit(42)
            reject(f"The order is wrong. From animal 1 on, it is: {' '.join(map(str, from_one(circle)))}")
        if sign != "?" or len(words) != 2 or not all(word in names for word in words) or words[0] == words[1]:
            reject(f"Expected '? ' and two different animals from 1 to {n}, or '! ' and the answer, but got {line.rstrip()[:50]!r}.")
        if questions == most:
            reject(f"Asked more than {most} questions.")
        questions += 1
        steps = abs(place[names[words[0]]] - place[names[words[1]]])
        print(min(steps, n - steps), flush=True)
except BrokenPipeError:
    reject("The program ended while the judge was answering.")
