#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(bridges):
    """The height of each bridge."""
    groups, heights = {}, []
    for a, b in bridges:
        from_a, from_b = groups.setdefault(a, []), groups.setdefault(b, [])
        low, high = 0, min(len(from_a), len(from_b))
        while low < high:
            middle = (low + high) // 2
            if from_a[middle] is from_b[middle]:
                low = middle + 1
            else:
                high = middle
        for tree in (a, b):
            if len(groups[tree]) == low:
                groups[tree].append({tree})
        small, large = sorted((from_a[low], from_b[low]), key=len)
        for tree in small:
            groups[tree][low] = large
        large |= small
        heights.append(low + 1)
    return heights


def brute(n, bridges):
    """Walks over the bridges of each height."""
    built, heights = {}, []
    for bridge in bridges:
        height = 1
        while True:
            reached, more = {bridge[0]}, True
            while more:
                more = {tree for pair in built.get(height, []) if reached & set(pair) for tree in pair} - reached
                reached |= more
            if bridge[1] not in reached:
                break
            height += 1
        built.setdefault(height, []).append(bridge)
        heights.append(height)
    return heights


GROUPS = {"1-one-tree": 10, "2-small": 20, "3-low": 30, "4-all": 40}


def write(name, n, bridges):
    bridges = list(bridges)
    heights = solve(bridges)
    if len(bridges) <= 100:
        assert heights == brute(n, bridges), name
    if "/1-" in name or "/2-" in name:
        assert n <= 100 and len(bridges) <= 300, name
    assert "/1-" not in name or all(1 in bridge for bridge in bridges), name
    assert "/3-" not in name or max(heights) <= 10, name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text("".join(f"{a} {b}\n" for a, b in [(n, len(bridges)), *bridges]))
    path.with_suffix(".ans").write_text(f"{sum(heights)}\n")


def main():
    rng = random.Random(61007)

    def mixed(n, m):
        return [rng.sample(range(1, n + 1), 2) for _ in range(m)]

    def with_one(n, m):
        return [rng.sample([1, rng.randint(2, n)], 2) for _ in range(m)]

    def path(n):
        return [(tree, tree + 1) for tree in range(1, n)]

    write("sample/1", 4, [(1, 2), (2, 3), (1, 3), (4, 3), (1, 2), (2, 3)])
    write("sample/2", 2, [(1, 2), (2, 1), (1, 2)])
    write("secret/1-one-tree/01-one-bridge", 2, [(2, 1)])
    write("secret/1-one-tree/02-each-once", 100, [(1, tree) for tree in range(2, 101)])
    write("secret/1-one-tree/03-always-the-same", 3, [(1, 3)] * 300)
    write("secret/1-one-tree/04-random", 12, with_one(12, 300))
    write("secret/2-small/05-ring", 5, [*path(5), (1, 5)])
    write("secret/2-small/06-ring-three-times", 6, [*path(6), (6, 1)] * 3)
    write("secret/2-small/07-triangle", 3, [(1, 2), (2, 3), (3, 1)] * 100)
    write("secret/2-small/08-two-parts", 100, [*path(50), *((a + 50, b + 50) for a, b in path(50)), *[(1, 50), (51, 100)] * 20, (50, 51), *[(1, 100)] * 20])
    write("secret/2-small/09-random", 10, mixed(10, 100))
    write("secret/2-small/10-random", 30, mixed(30, 300))
    write("secret/2-small/11-sparse", 100, mixed(100, 90))
    write("secret/3-low/12-path", 2000, path(2000))
    write("secret/3-low/13-long-ways", 1200, [*path(1200), *((a, 1201 - a) for a in range(1, 601)), *((a, a + 600) for a in range(1, 601)), *path(1200)[::-1]])
    write("secret/3-low/14-random", 6000, mixed(6000, 26_000))
    write("secret/4-all/15-two-trees", 2, [(1, 2)] * 5000)
    write("secret/4-all/16-far-trees", 10_000, [(1, 10_000), (10_000, 5000), (5000, 1)] * 1000)
    write("secret/4-all/17-some-pairs-often", 50, [pair for pair in mixed(50, 60) for _ in range(rng.randint(1, 150))])
    write("secret/4-all/18-middle", 40, mixed(40, 8000))
    write("secret/4-all/19-growing-ring", 300, [(tree, tree % size + 1) for size in range(2, 120) for tree in range(1, size + 1)])
    write("secret/4-all/20-most", 3, mixed(3, 100_000))
    for group, points in GROUPS.items():
        Path("data/secret", group, "test_group.yaml").write_text(f"max_score: {points}\n")
    Path("data/secret/test_group.yaml").write_text("max_score: 100\n")


main()
