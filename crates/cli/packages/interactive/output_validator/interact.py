#!/usr/bin/env python3
"""Answers the guesses of a program. Arguments: input, answer, folder for feedback. Exit code 42: accepted; 43: wrong answer."""

import sys
from pathlib import Path


def reject(message):
    Path(sys.argv[3], "teammessage.txt").write_text(message + "\n")
    sys.exit(43)


secret = int(Path(sys.argv[1]).read_text())
for _ in range(10):
    line = sys.stdin.readline()
    try:
        guess = int(line)
    except ValueError:
        reject("Expected a guess.")
    if not 1 <= guess <= 1000:
        reject("A guess must be from 1 to 1000.")
    print("higher" if guess < secret else "lower" if guess > secret else "right", flush=True)
    if guess == secret:
        sys.exit(42)
reject("The number was not guessed with 10 questions.")
