#!/usr/bin/env python3
"""Answers the questions of a program. Arguments: input, answer, folder for feedback. Exit code 42: accepted; 43: wrong answer."""

import re
import sys
from pathlib import Path

MOST = 20


def reject(message):
    Path(sys.argv[3], "teammessage.txt").write_text(message + "\n")
    sys.exit(43)


n, first_weak = map(int, Path(sys.argv[1]).read_text().split())
try:
    print(n, flush=True)
    asked = 0
    while True:
        line = sys.stdin.readline(100)
        if not line:
            reject(f"The program ended without an answer, after {asked} questions.")
        words = re.fullmatch(r"\s*([?!])\s*([0-9]{1,9})\s*", line)
        if not words:
            reject(f"Expected '? i' or '! k', but got {line.rstrip()!r}.")
        number = int(words[2])
        if words[1] == "!":
            if number == first_weak:
                sys.exit(42)
            reject(f"The answer {number} is wrong: the first weak sensor is {first_weak}.")
        if asked == MOST:
            reject(f"Asked more than {MOST} questions.")
        if not 1 <= number <= n:
            reject(f"There is no sensor {number}.")
        asked += 1
        print("weak" if number >= first_weak else "strong", flush=True)
except BrokenPipeError:
    reject("The program ended while the judge was answering.")
