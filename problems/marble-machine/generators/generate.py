#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import heapq
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(kinds, tracks):
    outgoing = [[] for _ in kinds]
    waits = [0] * len(kinds)
    for a, b, seconds in tracks:
        outgoing[a].append((b, seconds))
        waits[b] += 1
    start = [-1] * len(kinds)
    waits[0] = 0
    heap = [(0, 0)]
    while heap:
        now, part = heapq.heappop(heap)
        waits[part] -= 1
        if start[part] < 0 and (kinds[part] == "o" or waits[part] <= 0):
            start[part] = now
            for other, seconds in outgoing[part]:
                heapq.heappush(heap, (now + seconds, other))
    return start


def by_seconds(kinds, tracks):
    """For small cases: plays one second after the other."""
    start = [-1] * len(kinds)
    start[0] = 0
    end = sum(seconds for _, _, seconds in tracks)
    for now in range(1, end + 1):
        for part in range(len(kinds)):
            if start[part] < 0:
                arrived = [0 <= start[a] <= now - seconds for a, b, seconds in tracks if b == part]
                if arrived and (any if kinds[part] == "o" else all)(arrived):
                    start[part] = now
    return start


def write(name, kinds, tracks):
    answer = solve(kinds, tracks)
    if sum(seconds for _, _, seconds in tracks) * len(tracks) * len(kinds) <= 500_000:
        assert answer == by_seconds(kinds, tracks)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(kinds)}\n{dumps(tracks)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def letters(rng, n, all_share):
    return "".join("a" if rng.random() < all_share else "o" for _ in range(n))


def forward(rng, n, tracks, reach, most):
    """Each part but the first gets a track from an earlier one, and there are further tracks of this kind."""
    ends = list(range(1, n)) + [rng.randrange(1, n) for _ in range(tracks - n + 1)]
    return [[rng.randint(max(0, b - reach), b - 1), b, rng.randint(1, most)] for b in ends]


def anywhere(rng, n, tracks, most):
    return [[rng.randrange(n), rng.randrange(n), rng.randint(1, most)] for _ in range(tracks)]


def shuffled(rng, kinds, tracks):
    """The same machine with other numbers. Part 0 stays."""
    number = [0] + rng.sample(range(1, len(kinds)), len(kinds) - 1)
    result = [""] * len(kinds)
    for part, kind in enumerate(kinds):
        result[number[part]] = kind
    tracks = [[number[a], number[b], seconds] for a, b, seconds in tracks]
    rng.shuffle(tracks)
    return "".join(result), tracks


def main():
    rng = random.Random(20311)
    write("sample/1", "oaoa", [[0, 1, 2], [0, 2, 5], [2, 1, 1], [1, 3, 4], [2, 3, 3], [3, 2, 1]])
    write("sample/2", "oaa", [[0, 1, 4], [1, 2, 1], [2, 1, 1]])
    write("sample/3", "ao", [[0, 1, 7], [0, 1, 3], [1, 0, 2]])
    write("secret/01-one-part", "a", [])
    write("secret/02-one-part-with-a-track", "a", [[0, 0, 1]])
    write("secret/03-without-tracks", "ooa", [])
    write("secret/04-all-of-several-tracks", "oa", [[0, 1, 7], [0, 1, 3], [0, 1, 5]])
    write("secret/05-waits-for-itself", "oao", [[0, 1, 2], [1, 1, 1], [1, 2, 1]])
    write("secret/06-one-of-a-circle", "ooo", [[0, 1, 2], [1, 2, 2], [2, 1, 1]])
    write("secret/07-waits-for-a-silent-part", "oaoo", [[0, 1, 2], [2, 1, 2], [1, 3, 1], [3, 2, 1]])
    write("secret/08-more-tracks-but-faster", "oooa", [[0, 1, 10], [0, 2, 2], [2, 1, 3], [1, 3, 1], [0, 3, 5]])
    write("secret/09-circle-opened-by-one", "oaoaa", [[0, 2, 1], [2, 1, 1], [1, 2, 1], [0, 1, 9], [1, 3, 2], [2, 3, 30], [3, 4, 1], [2, 4, 1]])
    for index in range(10, 14):
        n = rng.randint(6, 12)
        tracks = forward(rng, n, n + 4, 4, 6) + anywhere(rng, n, 2, 6)
        write(f"secret/{index:02}-small", *shuffled(rng, letters(rng, n, 0.5), tracks))
    write("secret/14-chain", "o" + "ao" * 1000, [[part, part + 1, 10_000] for part in range(2000)])
    write("secret/15-all-wait-for-a-chain", "o" * 500 + "a" * 500, [[part, part + 1, 1] for part in range(499)] + [[part, part + 500, 1] for part in range(500)] + [[499, part, 5] for part in range(500, 1000)])
    write("secret/16-wide", "o" * 6000, [[0, part, 10_000 - part] for part in range(1, 6000)] + [[part, part - 1, 1] for part in range(2, 6000)])
    write("secret/17-only-all-forward", *shuffled(rng, "a" * 2000, forward(rng, 2000, 4000, 60, 100)))
    write("secret/18-only-one-anywhere", "o" * 2000, anywhere(rng, 2000, 5000, 10_000))
    kinds, tracks = letters(rng, 2500, 0.5), forward(rng, 2500, 4500, 100, 99)
    tracks += [[b, a, rng.randint(1, 99)] for a, b, _ in tracks if kinds[a] == "o" and rng.random() < 0.3]
    write("secret/19-mixed-with-circles", *shuffled(rng, kinds, tracks))


main()
