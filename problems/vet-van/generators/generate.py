#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from itertools import combinations
from pathlib import Path


def solve(sizes, room, pairs):
    n = len(sizes)
    everyone = (1 << n) - 1
    enemies = [sum(1 << (a + b - i - 2) for a, b in pairs if i in (a - 1, b - 1)) for i in range(n)]
    calm, load = [True], [0]
    for i in range(n):
        calm += [calm[group] and not group & enemies[i] for group in range(1 << i)]
        load += [load[group] + sizes[i] for group in range(1 << i)]
    known, states, drives = {(0, everyone)}, [everyone], 0
    while states:
        drives += 1
        following = []
        for here in states:
            group = here
            while True:
                state = drives % 2, everyone ^ here | group
                if load[group] <= room and calm[here ^ group] and state not in known:
                    known.add(state)
                    following.append(state[1])
                if not group:
                    break
                group = group - 1 & here
        if (1, everyone) in known:
            return drives
        states = following
    return "impossible"


def brute(sizes, room, pairs):
    """Works with sets, and sets the distance of each state again until nothing changes."""
    everyone = frozenset(range(1, len(sizes) + 1))
    groups = [frozenset(group) for size in range(len(sizes) + 1) for group in combinations(sorted(everyone), size)]
    calm = [group for group in groups if not any({a, b} <= group for a, b in pairs)]
    loads = [group for group in groups if sum(sizes[i - 1] for i in group) <= room]
    drives = {(everyone, "old"): 0}
    changed = True
    while changed:
        changed = False
        for (old, clinic), count in list(drives.items()):
            for left in calm:
                taken = (old if clinic == "old" else everyone - old) - left
                if taken | left != (old if clinic == "old" else everyone - old) or taken not in loads:
                    continue
                after = (left, "new") if clinic == "old" else (everyone - left, "old")
                if drives.get(after, count + 2) > count + 1:
                    drives[after] = count + 1
                    changed = True
    return drives.get((frozenset(), "new"), "impossible")


def write(name, sizes, room, pairs=()):
    answer = solve(sizes, room, pairs)
    if len(sizes) <= 5:
        assert answer == brute(sizes, room, pairs), name
    lines = [f"{len(sizes)} {len(pairs)} {room}", " ".join(map(str, sizes)), *(f"{a} {b}" for a, b in pairs)]
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text("".join(line + "\n" for line in lines))
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(61003)

    def every_pair(n):
        return list(combinations(range(1, n + 1), 2))

    def some_pairs(n, m):
        return rng.sample(every_pair(n), m)

    def one_against_all(n, one):
        return [(min(one, other), max(one, other)) for other in range(1, n + 1) if other != one]

    write("sample/1", [2, 3, 3, 1], 4, [(1, 2), (2, 3), (2, 4)])
    write("sample/2", [1, 1], 2, [(1, 2)])
    write("sample/3", [5, 5, 5], 9, every_pair(3))
    write("secret/01-one", [7], 7)
    write("secret/02-too-large", [8], 7)
    write("secret/03-two-separately", [4, 4], 7)
    write("secret/04-two-enemies-separately", [4, 4], 7, [(1, 2)])
    write("secret/05-all-at-once", [1] * 12, 12, every_pair(12))
    write("secret/06-one-stays-behind", [1] * 12, 11, every_pair(12))
    write("secret/07-two-stay-behind", [1] * 5, 3, every_pair(5))
    write("secret/08-path", [1] * 5, 2, [(1, 2), (2, 3), (3, 4), (4, 5)])
    write("secret/09-two-against-two", [1, 2, 1, 2], 2, [(1, 2), (2, 3), (3, 4), (1, 4)])
    write("secret/10-three-pairs", [1] * 6, 3, [(1, 2), (3, 4), (5, 6)])
    write("secret/11-small", [3, 1, 2, 2, 3], 5, some_pairs(5, 4))
    write("secret/12-one-by-one", [1000] * 12, 1000)
    write("secret/13-one-against-all", [10] * 12, 20, one_against_all(12, 5))
    write("secret/14-one-against-all-narrow", [3, 1, 2] * 4, 3, one_against_all(12, 2))
    write("secret/15-one-does-not-fit", [500 + 40 * k for k in range(12)], 930, [(11, 12)])
    write("secret/16-ring", [1] * 12, 6, [(k, k + 1) for k in range(1, 12)] + [(1, 12)])
    write("secret/17-ring-narrow", [1] * 12, 5, [(k, k + 1) for k in range(1, 12)] + [(1, 12)])
    write("secret/18-sizes-decide", [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233], 240, [(1, 12), (2, 12), (3, 11), (4, 11), (5, 10)])
    for index, (m, room) in enumerate([(6, 9), (12, 14), (20, 22)], 19):
        write(f"secret/{index}-random", [rng.randint(1, 6) for _ in range(12)], room, some_pairs(12, m))


main()
