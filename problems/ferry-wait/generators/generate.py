#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from bisect import bisect_left
from pathlib import Path

MOST = 70_000


def solve(day, departures, guests, board):
    total = 0
    for guest in guests:
        ready = (guest + board) % day
        place = bisect_left(departures, ready)
        leave = departures[place] if place < len(departures) else departures[0] + day
        total += board + leave - ready
    return total


def brute(day, departures, guests, board):
    times = [number * day + time for number in range(3) for time in departures]
    return sum(min(time for time in times if time >= guest + board) - guest for guest in guests)


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

def times(rng, count, day):
    return sorted(rng.sample(range(day), count))


def main():
    rng = random.Random(20311)
    write("sample/1", 100, [10, 60], [20, 55, 58], 5)
    write("sample/2", 10, [3], [9], 9)
    write("secret/01-shortest-day", 1, [0], [0], 0)
    write("secret/02-no-wait", 50, [0, 20, 49], [49, 20, 0], 0)
    write("secret/03-one-minute-late", 50, [20], [21], 0)
    write("secret/04-just-on-board", 50, [20, 40], [10, 11], 10)
    write("secret/05-ready-at-midnight", 50, [0, 30], [40], 10)
    write("secret/06-day-after-tomorrow", 10, [0], [9, 8, 1, 0], 9)
    write("secret/07-same-guests", 30, [5, 6, 7], [6] * 8, 1)
    for index in range(8, 12):
        day = rng.choice([7, 20, 60])
        write(f"secret/{index:02}-small", day, times(rng, rng.randint(1, 6), day), [rng.randrange(day) for _ in range(12)], rng.randrange(day))
    write("secret/12-long-waits", 10**9, [0], [1] * 3000, 10**9 - 1, small=False)
    write("secret/13-large-times", 10**9, times(rng, 2000, 10**9), [rng.randrange(10**9) for _ in range(2000)], 900_000_000, small=False)
    write("secret/14-every-minute", 3000, list(range(3000)), [7] * 3000, 3, small=False)
    write("secret/15-last-ferry", 140_000, list(range(MOST)), [rng.randrange(10) for _ in range(MOST)], MOST - 5, small=False)
    write("secret/16-random", 32_000, times(rng, 10_000, 32_000), [rng.randrange(32_000) for _ in range(10_000)], 30_500, small=False)


main()
