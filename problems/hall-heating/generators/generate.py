#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

END = 2 * 10**9


def solve(bookings, warm, pause):
    times = minutes = 0
    on = off = None
    for start, end in sorted(bookings):
        start -= warm
        if on is not None and start - off < pause:
            off = max(off, end)
        else:
            if on is not None:
                times, minutes = times + 1, minutes + off - on
            on, off = start, end
    return [times + 1, minutes + off - on]


def brute(bookings, warm, pause):
    if max(end for _, end in bookings) > 5000:
        return solve(bookings, warm, pause)
    need = [any(start - warm <= minute < end for start, end in bookings) for minute in range(max(end for _, end in bookings))]
    on = need[:]
    for left in range(len(need)):
        right = next((minute for minute in range(left + 1, len(need)) if need[minute]), None)
        if need[left] and right is not None and right - left - 1 < pause:
            on[left:right] = [True] * (right - left)
    return [sum(now and not before for before, now in zip([False] + on, on)), sum(on)]


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, *params, small=True):
    """Writes a case. Small cases are checked against the brute force."""
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = solve(*params)
    if small:
        assert answer == brute(*params), name
    path.with_suffix(".in").write_text("".join(f"{dumps(value)}\n" for value in params))
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")

def random_bookings(rng, count, first, last, longest):
    starts = [rng.randrange(first, last - longest) for _ in range(count)]
    return [[start, start + rng.randint(1, longest)] for start in starts]


def main():
    rng = random.Random(20316)
    write("sample/1", [[180, 250], [70, 120], [110, 150]], 20, 30)
    write("sample/2", [[10, 20], [25, 35]], 0, 5)
    write("secret/01-one-minute", [[0, 1]], 0, 1)
    write("secret/02-touching", [[5, 8], [8, 11]], 0, 1)
    write("secret/03-same-booking", [[4, 9], [4, 9], [4, 9]], 3, 2)
    write("secret/04-inside-a-long-one", [[10, 90], [20, 30], [95, 99]], 0, 5)
    write("secret/05-long-ends-last", [[10, 90], [20, 30], [93, 99]], 0, 60)
    write("secret/06-warm-up-overlaps", [[20, 30], [45, 50]], 15, 1)
    write("secret/07-one-minute-too-short", [[20, 30], [45, 50]], 5, 11)
    write("secret/08-latest-first", [[80, 90], [60, 70], [40, 50], [20, 30]], 5, 5)
    write("secret/09-heated-from-zero", [[7, 9], [30, 31]], 7, 14)
    for index in range(10, 14):
        write(f"secret/{index:02}-small", random_bookings(rng, 12, 20, 400, 40), rng.randint(0, 20), rng.randint(1, 30))
    write("secret/14-whole-time", [[10**9, END]], 10**9, 1)
    write("secret/15-late-and-long-pause", [[10**9, 10**9 + 5], [END - 1, END], [10**9 + 7, END - 10**8]], 0, 10**9)
    write("secret/16-all-minutes", [[0, 1], [7, END - 5], [END - 2, END]], 0, 4)
    write("secret/17-random", random_bookings(rng, 15_000, 20, 900_000, 70), 20, 30, small=False)
    write("secret/18-far-apart", random_bookings(rng, 3000, 10**6, END, 10**5), 10**6, 10**5, small=False)


main()
