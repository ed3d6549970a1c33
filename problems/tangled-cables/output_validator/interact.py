#!/usr/bin/env python3
"""Shows the lamps to a program. Arguments: input, answer, folder for feedback. Exit code 42: accepted; 43: wrong answer."""

import sys
from pathlib import Path

MOST = 10


def reject(message):
    Path(sys.argv[3], "teammessage.txt").write_text(message + "\n")
    sys.exit(43)


n, broken, *switches = map(int, Path(sys.argv[1]).read_text().split())
try:
    print(n, flush=True)
    rounds = 0
    while True:
        line = sys.stdin.readline(10_000)
        if not line:
            reject(f"The program ended without an answer, after {rounds} rounds.")
        sign, *words = line.split() or [""]
        if sign == "!":
            if words == list(map(str, switches)):
                sys.exit(42)
            if len(words) != n:
                reject(f"The answer has {len(words)} numbers instead of {n}.")
            lamp = next(j for j in range(n) if words[j] != str(switches[j]))
            reject(f"Lamp {lamp + 1} belongs to switch {switches[lamp]}, but the answer says {words[lamp][:20]}.")
        if sign != "?" or len(words) != 1 or len(words[0]) != n or set(words[0]) - {"0", "1"}:
            reject(f"Expected '? ' and {n} characters 0 or 1, or '! ' and the answer, but got {line.rstrip()[:50]!r}.")
        if rounds == MOST:
            reject(f"Played more than {MOST} rounds.")
        rounds += 1
        print("".join("0" if j == broken else words[0][i - 1] for j, i in enumerate(switches, 1)), flush=True)
except BrokenPipeError:
    reject("The program ended while the judge was answering.")
