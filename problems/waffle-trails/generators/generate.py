#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from itertools import combinations
from pathlib import Path


def solve(k, log):
    """Keeps sorted lists of layers. Only the shorter one of two lists is read completely."""
    from bisect import insort

    lists, coins = [[]], []
    for number in log:
        if number:
            lists.append([])
            coins.append(number)
            continue
        layers = lists.pop()
        insort(layers, coins.pop())
        if len(layers) > len(lists[-1]):
            layers, lists[-1] = lists[-1], layers
        for j in range(1, len(layers) + 1):
            lists[-1][-j] += layers[-j]
    return sum(lists[0][-k:])


def brute(k, log):
    """Tries all sets of places."""
    ways, coins, way = [], [], []
    for index, number in enumerate(log):
        if number:
            way.append(len(coins))
            coins.append(number)
            continue
        if log[index - 1]:
            ways.append(set(way))
        way.pop()
    places = range(len(coins))
    sets = (set(chosen) for size in range(len(coins) + 1) for chosen in combinations(places, size))
    return max(sum(coins[place] for place in chosen) for chosen in sets if all(len(chosen & way) <= k for way in ways))


def write(name, k, log):
    answer = solve(k, log)
    n = log.count(0)
    if n <= 12:
        assert answer == brute(k, log), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{n} {k}\n{' '.join(map(str, log))}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(61005)
    most = 10**6

    def walk(parents, coins):
        """The log of a tree. Place i comes after place parents[i], which is smaller, or after the gate if this is -1."""
        children = [[] for _ in range(len(parents) + 1)]
        for place, parent in enumerate(parents):
            children[parent].append(place)
        log, todo = [], [(place, False) for place in reversed(children[-1])]
        while todo:
            place, done = todo.pop()
            log.append(0 if done else coins[place])
            if not done:
                todo.append((place, True))
                todo += [(child, False) for child in reversed(children[place])]
        return log

    def values(n, highest):
        return [rng.randint(1, highest) for _ in range(n)]

    def tree(n, highest, back):
        """Each place comes after one of the last `back` places."""
        return walk([rng.randint(max(-1, place - back), place - 1) for place in range(n)], values(n, highest))

    def path(coins):
        return [*coins, *[0] * len(coins)]

    write("sample/1", 1, [5, 3, 0, 4, 0, 0, 6, 2, 0, 0])
    write("sample/2", 2, [9, 1, 4, 0, 8, 2, 0, 0, 0, 0])
    write("sample/3", 1, [7, 0])
    write("secret/01-path-of-two", 1, path([3, 4]))
    write("secret/02-two-dead-ends", 1, [3, 0, 4, 0])
    write("secret/03-path", 3, path([2, 9, 4, 4, 1, 7, 3]))
    write("secret/04-all-stands", 12, tree(12, 9, 4))
    write("secret/05-equal-coins", 2, tree(12, 1, 3))
    write("secret/06-long-and-short-way", 2, [1, *path([5, 1, 6, 2, 9]), *path([4]), 0])
    for index in range(7, 11):
        write(f"secret/{index:02}-small", rng.randint(1, 3), tree(12, 20, rng.randint(1, 6)))
    write("secret/11-more-near-the-gate", 2, walk([-1, *[place // 2 for place in range(254)]], [300 - place for place in range(255)]))
    write("secret/12-one-behind-the-other", 40, tree(1500, 1000, 3))
    write("secret/13-star", 1, [500, *[number for coins in values(2000, 9) for number in (coins, 0)], 0])
    handle = values(3000, 9000)
    write("secret/14-broom", 1200, [*handle, *[number for coins in values(3000, 9) for number in (coins, 0)], *[0] * 3000])
    write("secret/15-binary", 3, walk([(place - 1) // 2 if place else -1 for place in range(8191)], values(8191, 99)))
    write("secret/16-side-ways", 700, walk([max(-1, place - 2 if place % 2 else place - 1 - place % 4 // 2) for place in range(9000)], values(9000, 99)))
    write("secret/17-most-coins", 8000, path([most - k % 10 for k in range(10_000)]))
    write("secret/18-random", 4, tree(12_000, 99, 12_000))
    write("secret/19-two-long-ways", 10_000, [*path(values(12_000, 99)), *path(values(11_000, 9))])
    write("secret/20-longest-way", 50_000, path(values(100_000, 9)))


main()
