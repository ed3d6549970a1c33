#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(ponds, canals, teams):
    """Unites groups and counts in each group how many players of each team it has (small to large)."""
    size = [len(team) for team in teams]
    count = [{} for _ in range(ponds)]
    for team, players in enumerate(teams):
        for pond in players:
            count[pond][team] = count[pond].get(team, 0) + 1
    answer = [0 if len(set(players)) == 1 else -1 for players in teams]
    parent = list(range(ponds))

    def speaker(pond):
        while parent[pond] != pond:
            parent[pond] = parent[parent[pond]]
            pond = parent[pond]
        return pond

    for a, b, day in sorted(canals, key=lambda canal: canal[2]):
        a, b = speaker(a), speaker(b)
        if a == b:
            continue
        if len(count[a]) > len(count[b]):
            a, b = b, a
        parent[a] = b
        for team, players in count[a].items():
            count[b][team] = count[b].get(team, 0) + players
            if count[b][team] == size[team] and answer[team] < 0:
                answer[team] = day
        count[a] = {}
    return answer


def by_days(ponds, canals, teams):
    """For small cases: searches from the first player of each team on each day."""
    answer = [-1] * len(teams)
    for day in [0] + sorted({canal[2] for canal in canals}):
        for team, players in enumerate(teams):
            seen = [players[0]]
            for pond in seen:
                for a, b, from_day in canals:
                    if from_day <= day and pond in (a, b) and a + b - pond not in seen:
                        seen.append(a + b - pond)
            if answer[team] < 0 and set(players) <= set(seen):
                answer[team] = day
    return answer


def write(name, ponds, canals, teams):
    answer = solve(ponds, canals, teams)
    if ponds <= 25:
        assert answer == by_days(ponds, canals, teams)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{ponds}\n{dumps(canals)}\n{dumps(teams)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def random_canals(rng, ponds, count, days, near=None):
    canals = []
    while len(canals) < count:
        a = rng.randrange(ponds)
        b = rng.randrange(max(0, a - (near or ponds)), min(ponds, a + (near or ponds) + 1))
        if a != b:
            canals.append([a, b, rng.randint(1, days)])
    return canals


def random_teams(rng, ponds, count, most):
    return [[rng.randrange(ponds) for _ in range(rng.randint(1, most))] for _ in range(count)]


def main():
    rng = random.Random(20312)
    write("sample/1", 5, [[0, 2, 9], [0, 1, 4], [2, 1, 3], [3, 2, 7]], [[0, 2], [3, 0, 2], [1, 1], [4, 0]])
    write("sample/2", 3, [[0, 1, 6], [1, 2, 6]], [[2, 0]])
    write("secret/01-one-pond", 1, [], [[0], [0, 0, 0]])
    write("secret/02-no-canals", 3, [], [[0], [0, 1], [2, 2], [1, 2, 0]])
    write("secret/03-several-canals", 2, [[0, 1, 9], [1, 0, 4], [0, 1, 6]], [[1, 0], [0, 1, 1, 0]])
    write("secret/04-fewer-canals-but-later", 5, [[0, 4, 8], [0, 1, 1], [1, 2, 2], [2, 3, 3], [3, 4, 4]], [[0, 4], [4, 1], [1, 2]])
    write("secret/05-two-pairs", 4, [[0, 1, 1], [2, 3, 2], [1, 2, 5]], [[0, 1, 2, 3], [0, 3], [2, 3, 3], [1, 1]])
    write("secret/06-same-day", 6, [[0, 1, 3], [2, 3, 3], [1, 2, 3], [4, 5, 3]], [[0, 3], [0, 5], [4, 5], [3, 0, 1, 2]])
    write("secret/07-day-of-an-early-union", 5, [[0, 1, 1], [2, 3, 2], [0, 2, 3], [3, 4, 4]], [[0, 1], [2, 3], [0, 3], [4, 0], [1, 2]])
    for index in range(8, 13):
        ponds = rng.randint(8, 20)
        write(f"secret/{index:02}-small", ponds, random_canals(rng, ponds, ponds + 3, 15), random_teams(rng, ponds, 12, 4))
    row = [[pond, pond + 1, 1 + pond % 1000] for pond in range(999)]
    write("secret/13-row", 1000, row, [[0, pond] for pond in range(1000)])
    write("secret/14-row-backward", 1000, [[a, b, 1001 - day] for a, b, day in row], [[pond, 999] for pond in range(1000)])
    star = [[0, pond, 1 + pond * 7 % 1000] for pond in range(1, 2000)]
    write("secret/15-star", 2000, star, random_teams(rng, 2000, 1000, 5))
    write("secret/16-one-large-team", 1500, [[pond, pond + 1, rng.randint(1, 1000)] for pond in range(1499)] + random_canals(rng, 1500, 1500, 1000, 9), [[pond] for pond in range(5)] + [list(range(0, 1500, 2)) * 3, [0, 1499]])
    most = 20_000
    pairs = [[rng.randrange(most), rng.randrange(most)] for _ in range(most)]
    write("secret/17-many-pairs", most, [[pond, pond + 1, 1 + (pond * 37) % 1000] for pond in range(most - 1)], pairs)
    write("secret/18-random", 1500, random_canals(rng, 1500, 2500, 1000), random_teams(rng, 1500, 1250, 6))
    halves = [[a // 2 * 2 + side, b // 2 * 2 + side, day] for a, b, day in random_canals(rng, 1000, 2000, 1000, 40) for side in [a % 2] if a // 2 != b // 2]
    write("secret/19-two-separate-halves", 1000, halves, random_teams(rng, 1000, 1000, 2))


main()
