#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from collections import Counter
from pathlib import Path

MOST = 60_000


def solve(artists, songs, most):
    n = len(artists)
    laps, rest = divmod(songs, n)
    count = {artist: laps * number for artist, number in Counter(artists).items()}
    for artist in artists[:rest]:
        count[artist] += 1
    over = sum(number > most for number in count.values())
    varied = 0
    for first, artist in enumerate(artists):
        varied += over == 0
        over -= count[artist] == most + 1
        count[artist] -= 1
        new = artists[(first + rest) % n]
        count[new] += 1
        over += count[new] == most + 1
    return varied


def brute(artists, songs, most):
    n = len(artists)
    return sum(max(Counter(artists[(first + place) % n] for place in range(songs)).values()) <= most for first in range(n))


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

def main():
    rng = random.Random(20317)
    write("sample/1", [5, 5, 8, 3, 5], 3, 1)
    write("sample/2", [1, 1, 2], 7, 4)
    write("secret/01-one-song", [9], 1, 1)
    write("secret/02-one-song-too-often", [9], 4, 3)
    write("secret/03-one-artist", [2, 2, 2, 2], 3, 3)
    write("secret/04-one-song-shows", [1, 2, 1, 3], 1, 1)
    write("secret/05-exactly-one-lap", [1, 2, 1, 3], 4, 2)
    write("secret/06-exactly-three-laps", [1, 2, 1, 3], 12, 5)
    write("secret/07-around-the-end", [7, 1, 2, 3, 7], 2, 1)
    write("secret/08-laps-and-a-rest", [1, 2, 1, 3, 2, 4], 20, 7)
    for index in range(9, 13):
        playlist = [rng.randint(1, 6) for _ in range(rng.randint(10, 20))]
        songs = rng.randint(3, 60)
        write(f"secret/{index:02}-small", playlist, songs, max(1, songs * 3 // 10))
    write("secret/13-long-show", [rng.randint(1, 10**9) for _ in range(1001)] + [5, 5], 10**9, 10**9 // 1003 * 2 + 1, small=False)
    write("secret/14-large-numbers", [artist * 10**6 for artist in rng.choices(range(1, 1001), k=1000)], 300, 3, small=False)
    write("secret/15-half-the-list", [rng.randint(1, 99) for _ in range(MOST)], MOST // 2, 335, small=False)
    write("secret/16-in-order", [song % 200 + 1 for song in range(8000)], 200, 1, small=False)
    write("secret/17-many-laps", [rng.randint(1, 9) for _ in range(40_000)], 40_000 * 7 + 19_999, 34_000, small=False)


main()
