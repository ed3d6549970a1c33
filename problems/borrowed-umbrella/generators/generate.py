#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(places, streets, stands):
    near = [[] for _ in range(places)]
    for a, b, is_open in streets:
        near[a].append((b, is_open))
        near[b].append((a, is_open))
    stands = set(stands)
    seen, layer, minutes = set(), {(0, 0)}, 0
    while layer:
        layer |= {(place, 1 - umbrella) for place, umbrella in layer if place in stands}
        if (places - 1, 0) in layer:
            return minutes
        seen |= layer
        layer = {(b, umbrella) for a, umbrella in layer for b, is_open in near[a] if umbrella >= is_open} - seen
        minutes += 1
    return -1


def by_rounds(places, streets, stands):
    """For small cases: improves all states until nothing changes."""
    never = 10**9
    best = {(place, umbrella): never for place in range(places) for umbrella in (0, 1)}
    best[0, 0] = 0
    changed = True
    while changed:
        before = dict(best)
        for place in stands:
            best[place, 0] = best[place, 1] = min(best[place, 0], best[place, 1])
        for a, b, is_open in streets:
            for umbrella in range(is_open, 2):
                best[a, umbrella] = min(best[a, umbrella], best[b, umbrella] + 1)
                best[b, umbrella] = min(best[b, umbrella], best[a, umbrella] + 1)
        changed = before != best
    return best[places - 1, 0] if best[places - 1, 0] < never else -1


def write(name, places, streets, stands):
    answer = solve(places, streets, stands)
    if places <= 60:
        assert answer == by_rounds(places, streets, stands)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{places}\n{dumps(streets)}\n{dumps(stands)}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def random_town(rng, places, streets, open_share, stands, near=None):
    """`near`: how far apart the numbers of joined places are at most."""
    roads = []
    while len(roads) < streets:
        a = rng.randrange(places)
        b = rng.randrange(max(0, a - (near or places)), min(places, a + (near or places) + 1))
        if a != b:
            roads.append([a, b, int(rng.random() < open_share)])
    return places, roads, rng.sample(range(places), stands)


def corridor(length, kinds, stands):
    return length, [[place, place + 1, kinds(place)] for place in range(length - 1)], stands


def ladder(steps, is_open):
    """Two parallel ways with rungs: many different walks."""
    streets = []
    for step in range(steps - 1):
        for side in (0, 1):
            streets.append([2 * step + side, 2 * step + 2 + side, is_open])
        streets.append([2 * step, 2 * step + 3, is_open])
    return streets


def main():
    rng = random.Random(20306)
    write("sample/1", 6, [[0, 1, 0], [1, 2, 1], [2, 5, 1], [1, 3, 1], [3, 4, 0], [4, 5, 0]], [1, 3])
    write("sample/2", 2, [[0, 1, 1]], [1])
    write("sample/3", 1, [], [])
    write("secret/01-no-streets", 2, [], [0, 1])
    write("secret/02-one-covered-street", 2, [[1, 0, 0]], [])
    write("secret/03-stands-at-both-ends", 2, [[0, 1, 1]], [1, 0])
    write("secret/04-cannot-give-it-back", 2, [[0, 1, 1]], [0])
    write("secret/05-way-back-with-an-umbrella", 6, [[0, 1, 0], [1, 2, 0], [0, 3, 1], [3, 4, 1], [4, 5, 0]], [2, 4])
    write("secret/06-give-it-back-behind-the-end", 5, [[0, 1, 0], [1, 4, 1], [4, 2, 0], [2, 3, 0]], [1, 3])
    write("secret/07-two-kinds-of-the-same-street", 3, [[0, 1, 1], [0, 1, 0], [1, 2, 1], [2, 1, 1], [2, 1, 0]], [])
    write("secret/08-dry-detour-is-longer", 7, [[0, 1, 0], [1, 2, 0], [2, 3, 0], [3, 4, 0], [4, 6, 0], [0, 5, 1], [5, 6, 1]], [0, 6])
    for index in range(9, 13):
        write(f"secret/{index:02}-small", *random_town(rng, 24, 34, 0.5, 4, 5))
    write("secret/13-stairs", 17, ladder(8, 1) + [[15, 14, 0]], [0])
    write("secret/14-stairs-without-an-end", 200, ladder(99, 0), [0, 5])
    write("secret/15-alternating-corridor", *corridor(4999, lambda place: place // 2 % 2, list(range(2, 4999, 4)) + list(range(4, 4999, 4))))
    write("secret/16-open-corridor", *corridor(5000, lambda place: 1, [0, 4999]))
    back = [[place, place + 1, 0] for place in range(2000)] + [[0, 2001, 1]] + [[place, place + 1, 1] for place in range(2001, 4000)]
    write("secret/17-far-way-for-an-umbrella", 4001, back, [2000, 4000])
    write("secret/18-random", *random_town(rng, 5000, 10_000, 0.4, 60, 40))
    write("secret/19-many-stands", *random_town(rng, 3000, 6000, 0.7, 1500, 30))
    write("secret/20-mostly-open", *random_town(rng, 2000, 6000, 0.5, 12, 20))


main()
