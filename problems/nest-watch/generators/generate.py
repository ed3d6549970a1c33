#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from bisect import bisect_right
from pathlib import Path

MOST = 15_000


def solve(offers, periods, talk):
    offers = sorted(offers)
    starts = [start for start, _ in offers]
    best = []
    for index, (_, end) in enumerate(offers):
        best.append(index if index == 0 or end > offers[best[-1]][1] else best[-1])

    def latest(minute, default):
        count = bisect_right(starts, minute)
        return best[count - 1] if count and (default < 0 or offers[best[count - 1]][1] > offers[default][1]) else default

    ends = [end for _, end in offers]
    jumps = [[latest(end - talk, index) for index, end in enumerate(ends)]]
    for _ in range(len(offers).bit_length()):
        last = jumps[-1]
        jumps.append([last[index] for index in last])
    answers = []
    for begin, end in periods:
        offer, used = latest(begin, -1), 1
        if offer >= 0 and ends[offer] < end:
            for level in range(len(jumps) - 1, -1, -1):
                if ends[jumps[level][offer]] < end:
                    offer = jumps[level][offer]
                    used += 1 << level
            offer, used = jumps[0][offer], used + 1
        answers.append(used if offer >= 0 and ends[offer] >= end else -1)
    return answers


def brute(offers, periods, talk):
    """Breadth-first search over the offers; two are neighbors if they have enough in common."""
    answers = []
    for begin, end in periods:
        level = [offer for offer in range(len(offers)) if offers[offer][0] <= begin]
        seen, used, answer = set(level), 1, -1
        while level and answer < 0:
            if any(offers[offer][1] >= end for offer in level):
                answer = used
            following = []
            for a in level:
                for b in range(len(offers)):
                    if b not in seen and min(offers[a][1], offers[b][1]) - max(offers[a][0], offers[b][0]) >= talk:
                        seen.add(b)
                        following.append(b)
            level, used = following, used + 1
        answers.append(answer)
    return answers


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

def pairs(rng, count, largest, longest):
    result = []
    for _ in range(count):
        start = rng.randrange(largest - 1)
        result.append([start, min(largest, start + rng.randint(1, longest))])
    return result


def main():
    rng = random.Random(20320)
    write("sample/1", [[0, 10], [12, 25], [7, 16], [9, 13]], [[0, 20], [8, 16], [5, 29]], 3)
    write("sample/2", [[0, 6], [4, 10]], [[1, 9]], 3)
    write("secret/01-one-offer", [[3, 8]], [[3, 8], [2, 8], [3, 9], [5, 6]], 1)
    write("secret/02-exactly-enough", [[0, 5], [3, 9], [7, 12]], [[0, 12], [0, 9], [4, 12]], 2)
    write("secret/03-one-minute-too-few", [[0, 5], [3, 9], [6, 12]], [[0, 9], [4, 12]], 3)
    write("secret/04-short-first-offer", [[9, 12], [0, 11], [6, 20]], [[10, 20], [9, 12]], 5)
    write("secret/05-too-short-to-talk", [[4, 6], [5, 7], [6, 8]], [[4, 8], [5, 7]], 3)
    write("secret/06-same-offers", [[1, 9], [1, 9], [1, 9]], [[1, 9], [2, 10]], 1)
    write("secret/07-inside-each-other", [[0, 50], [10, 20], [15, 60], [5, 55]], [[0, 60], [0, 55], [12, 18]], 10)
    write("secret/08-everything-too-late", [[5, 9]], [[1, 4], [4, 9]], 1)
    for index in range(9, 15):
        write(f"secret/{index:02}-small", pairs(rng, 15, 40, 14), pairs(rng, 20, 40, 40), rng.randint(1, 4))
    write("secret/15-large-times", [[0, 10**9], [0, 5 * 10**8], [10**8, 10**9]], [[0, 10**9], [10**9 - 1, 10**9]], 10**9, small=False)
    write("secret/16-random", pairs(rng, 3000, 10**6, 4000), pairs(rng, 3000, 10**6, 10**5), 100, small=False)
    write("secret/17-one-gap", [[2 * i, 2 * i + 4] for i in range(2000) if i != 1000], pairs(rng, 1000, 4000, 4000), 2, small=False)
    chain = [[2 * i, 2 * i + 3] for i in range(MOST)]
    rng.shuffle(chain)
    write("secret/18-long-chain", chain, [[rng.randrange(10), 2 * MOST - rng.randrange(9)] for _ in range(MOST)], 1, small=False)
    write("secret/19-talk-too-long", pairs(rng, 1000, 10**5, 90), pairs(rng, 1000, 10**5, 1000), 100, small=False)


main()
