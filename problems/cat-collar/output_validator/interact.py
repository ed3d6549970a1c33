#!/usr/bin/env python3
"""Answers for the collar. Arguments: input, answer, folder for feedback. Exit code 42: accepted; 43: wrong answer."""

import re
import sys
from pathlib import Path

MOST = 4


def reject(message):
    Path(sys.argv[3], "teammessage.txt").write_text(message + "\n")
    sys.exit(43)


n, x, y = map(int, Path(sys.argv[1]).read_text().split())
try:
    print(n, flush=True)
    calls = 0
    while True:
        line = sys.stdin.readline(100)
        if not line:
            reject(f"The program ended without an answer, after {calls} calls.")
        words = re.fullmatch(r"\s*([?!])\s*(-?[0-9]{1,18})\s+(-?[0-9]{1,18})\s*", line)
        if not words:
            reject(f"Expected '? a b' or '! x y', but got {line.rstrip()!r}.")
        a, b = int(words[2]), int(words[3])
        if words[1] == "!":
            if (a, b) == (x, y):
                sys.exit(42)
            reject(f"The cat sleeps in row {x} and column {y}, not in row {a} and column {b}.")
        if calls == MOST:
            reject(f"Called more than {MOST} times.")
        if not (1 <= a <= n and 1 <= b <= n):
            reject(f"There is no tile in row {a} and column {b}.")
        calls += 1
        print(max(abs(x - a), abs(y - b)), flush=True)
except BrokenPipeError:
    reject("The program ended while the judge was answering.")
