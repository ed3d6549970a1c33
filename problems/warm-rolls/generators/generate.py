#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import heapq
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(houses, streets, bakeries):
    near = [[] for _ in range(houses)]
    for a, b, minutes in streets:
        near[a].append((b, minutes))
        near[b].append((a, minutes))
    answer = [-1] * houses
    heap = [(-degrees, bakery, house) for bakery, (house, degrees) in enumerate(bakeries)]
    heapq.heapify(heap)
    while heap:
        cold, bakery, house = heapq.heappop(heap)
        if answer[house] < 0:
            answer[house] = bakery
            for other, minutes in near[house]:
                if answer[other] < 0:
                    heapq.heappush(heap, (cold + minutes, bakery, other))
    return answer


def by_all_pairs(houses, streets, bakeries):
    """For small cases: the shortest ways between all houses."""
    never = 10**12
    way = [[0 if a == b else never for b in range(houses)] for a in range(houses)]
    for a, b, minutes in streets:
        way[a][b] = way[b][a] = min(way[a][b], minutes)
    for c in range(houses):
        for a in range(houses):
            for b in range(houses):
                way[a][b] = min(way[a][b], way[a][c] + way[c][b])
    answer = []
    for house in range(houses):
        warmth = [(degrees - way[oven][house], -bakery) for bakery, (oven, degrees) in enumerate(bakeries) if way[oven][house] < never]
        answer.append(-max(warmth)[1] if warmth else -1)
    return answer


def write(name, houses, streets, bakeries):
    answer = solve(houses, streets, bakeries)
    if houses <= 60:
        assert answer == by_all_pairs(houses, streets, bakeries)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{houses}\n{dumps(streets)}\n{dumps(bakeries)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def random_streets(rng, houses, count, most, near=None):
    streets = []
    while len(streets) < count:
        a = rng.randrange(houses)
        b = rng.randrange(max(0, a - (near or houses)), min(houses, a + (near or houses) + 1))
        if a != b:
            streets.append([a, b, rng.randint(1, most)])
    return streets


def random_bakeries(rng, houses, count, most):
    return [[rng.randrange(houses), rng.randint(0, most)] for _ in range(count)]


def row(houses, minutes):
    return [[house, house + 1, minutes] for house in range(houses - 1)]


def main():
    rng = random.Random(20309)
    write("sample/1", 5, [[0, 1, 5], [1, 2, 25], [0, 2, 60], [2, 3, 20]], [[0, 40], [3, 90]])
    write("sample/2", 2, [[1, 0, 7]], [[0, 50], [0, 60], [1, 52]])
    write("sample/3", 2, [[0, 1, 1]], [])
    write("secret/01-one-house", 1, [], [[0, 0]])
    write("secret/02-one-house-without-a-bakery", 1, [], [])
    write("secret/03-below-zero", 3, [[0, 1, 50], [1, 2, 60]], [[0, 5], [2, 3]])
    write("secret/04-ties-in-one-house", 2, [[0, 1, 4]], [[1, 9], [1, 9], [0, 5]])
    write("secret/05-tie-by-a-later-way", 4, [[0, 1, 3], [1, 3, 3], [0, 2, 1], [2, 3, 5]], [[3, 7], [0, 1], [0, 1]])
    write("secret/06-smaller-index-arrives-late", 5, [[0, 2, 10], [1, 2, 2], [2, 3, 1], [3, 4, 1]], [[0, 20], [1, 12]])
    write("secret/07-longer-way-is-faster", 4, [[0, 1, 100], [0, 2, 10], [2, 1, 10], [1, 3, 1]], [[0, 30], [3, 10]])
    write("secret/08-several-streets", 3, [[0, 1, 9], [0, 1, 2], [1, 0, 5], [1, 2, 3], [2, 1, 8]], [[0, 6], [2, 1]])
    for index in range(9, 13):
        houses = rng.randint(8, 20)
        streets = random_streets(rng, houses, houses + 4, 6)
        write(f"secret/{index:02}-small", houses, streets, random_bakeries(rng, houses, 5, 12))
    write("secret/13-hot-bakery-far-away", 50, row(50, 7), [[house, 0] for house in range(49)] + [[49, 10_000]])
    write("secret/14-equal-everywhere", 60, row(60, 1), [[house, 59 - house] for house in range(59, -1, -1)])
    write("secret/15-long-row", 3000, row(3000, 10_000), [[0, 1_000_000], [2999, 0]])
    stairs = [[0, house, 2 * (1000 - house)] for house in range(1, 1000)] + [[house, house + 1, 1] for house in range(1, 999)]
    write("secret/16-many-improvements", 1000, stairs, [[0, 10]])
    write("secret/17-every-house-bakes", 4000, random_streets(rng, 4000, 7000, 9, 30), [[house, rng.randint(0, 9)] for house in range(4000)])
    write("secret/18-one-bakery", 4000, random_streets(rng, 4000, 8000, 10_000, 100), [[2000, 10**6]])
    write("secret/19-random", 3000, random_streets(rng, 3000, 5000, 100), random_bakeries(rng, 3000, 100, 300))


main()
