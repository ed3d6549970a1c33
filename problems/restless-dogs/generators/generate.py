#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from itertools import product
from pathlib import Path


def solve(tape, costs, patterns):
    """The states are the beginnings of patterns. It compares strings to find the next state."""
    states = sorted({pattern[:length] for pattern in patterns for length in range(len(pattern) + 1)}, key=len)
    moves = {}
    for state in states:
        for letter in "HL":
            heard = state + letter
            if not any(heard.endswith(pattern) for pattern in patterns):
                moves[state, letter] = max((end for end in states if heard.endswith(end)), key=len)
    best = {"": 0}
    for beep, cost in zip(tape, costs):
        after = {}
        for state, price in best.items():
            for letter in "HL":
                if (state, letter) in moves:
                    to, total = moves[state, letter], price + (0 if letter == beep else cost)
                    after[to] = min(total, after.get(to, total))
        best = after
    return min(best.values(), default="impossible")


def brute(tape, costs, patterns):
    tapes = ("".join(letters) for letters in product("HL", repeat=len(tape)))
    quiet = (letters for letters in tapes if not any(pattern in letters for pattern in patterns))
    return min((sum(cost for a, b, cost in zip(tape, letters, costs) if a != b) for letters in quiet), default="impossible")


def write(name, tape, costs, patterns):
    answer = solve(tape, costs, patterns)
    if len(tape) <= 12:
        assert answer == brute(tape, costs, patterns), name
    lines = [f"{len(tape)} {len(patterns)}", tape, " ".join(map(str, costs)), *patterns]
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text("".join(line + "\n" for line in lines))
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(61004)
    most = 10**6

    def mixed(n):
        return "".join(rng.choice("HL") for _ in range(n))

    def prices(n, highest=100):
        return [rng.randint(1, highest) for _ in range(n)]

    def pieces(tape, count, length):
        """Patterns that are on the tape."""
        starts = [rng.randrange(len(tape) - length) for _ in range(count)]
        return [tape[start : start + length] for start in starts]

    write("sample/1", "HHHHH", [3, 1, 9, 2, 3], ["HHH", "LHL"])
    write("sample/2", "HHLH", [2, 3, 8, 1], ["HHL", "LH"])
    write("sample/3", "HL", [1, 1], ["H", "LL"])
    write("secret/01-one", "H", [3], ["H"])
    write("secret/02-one-impossible", "L", [3], ["H", "L"])
    write("secret/03-one-quiet", "L", [1], ["H", "LL"])
    write("secret/04-pattern-longer-than-tape", "HHH", [1, 1, 1], ["HHHH"])
    write("secret/05-pattern-inside", "HHLHHH", [9, 9, 1, 9, 9, 9], ["HHLHHL", "LH"])
    write("secret/06-overlaps-itself", "HLHLHLHLH", [5, 5, 5, 5, 2, 5, 5, 5, 5], ["HLHLH"])
    write("secret/07-new-pattern-after-change", "HHHHLHHHH", [9, 9, 2, 1, 9, 1, 2, 9, 9], ["HHHH", "LLL", "LHL"])
    write("secret/08-equal-patterns", "HHLLHH", [4, 3, 2, 1, 2, 3], ["HL", "HL", "LH"])
    write("secret/09-impossible-in-the-end", "HLHL" * 3, prices(12), ["HH", "LL", "HLHLHLHLHLHL", "LHLHLHLHLHLH"])
    for index in range(10, 14):
        tape = mixed(12)
        write(f"secret/{index}-small", tape, prices(12, 9), pieces(tape, 3, 3) + [mixed(4)])
    tape = mixed(60)
    write("secret/14-long-and-short-patterns", tape, prices(60), pieces(tape, 3, 5) + pieces(tape, 3, 12) + [tape[:40]])
    write("secret/15-all-change", "H" * 3000, [most - k % 7 for k in range(3000)], ["H"])
    write("secret/16-one-letter", "H" * 3000, prices(3000, most), ["H" * 200])
    write("secret/17-almost-one-letter", "H" * 99 + "L" + "H" * 2900, prices(3000), ["H" * 99 + "L", "H" * 100])
    words = ["H", "HL"]
    while len(words[-1]) < 80:
        words.append(words[-1] + words[-2])
    write("secret/18-fibonacci", (words[-1] * 40)[:3000], prices(3000), [words[-1], words[-2][::-1], words[-3]])
    tape = mixed(3000)
    write("secret/19-many-dogs", tape, prices(3000, most), sorted({mixed(4) for _ in range(7)}) + pieces(tape, 20, 7) + [mixed(12)])
    tape = mixed(3000)
    write("secret/20-random", tape, prices(3000), pieces(tape, 10, 20))
    period = "HLLHLHHLLHHLHLLHHLHL"
    write("secret/21-periodic", period * 150, prices(3000, most), [period, (period[7:] + period)[:28], period[3:15] * 5, (period * 5)[4:90]])


main()
