#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

MOST = 10**9


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def level_order(root):
    values, level = [], [root]
    for node in level:
        values.append(None if node is None else node[0])
        if node is not None:
            level += node[1], node[2]
    while values and values[-1] is None:
        values.pop()
    return values


def solve(root, low, high):
    """Without recursion: nodes are lists [value, left, right]."""
    found, todo = 0, [(root, low, high)]
    while todo:
        node, a, b = todo.pop()
        if node is None or a > b:
            continue
        value, left, right = node
        found += a <= value <= b
        todo += [(left, a, min(b, value - 1)), (right, max(a, value + 1), b)]
    return found


def play(root, low, high):
    """Follows the plan for every number."""
    found = 0
    for number in range(low, high + 1):
        node = root
        while node is not None and node[0] != number:
            node = node[1] if number < node[0] else node[2]
        found += node is not None
    return found


def write(name, root, low, high):
    answer = solve(root, low, high)
    if high - low < 5000:
        assert answer == play(root, low, high)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(level_order(root))}\n{low}\n{high}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def leaf(value):
    return [value, None, None]


def random_plan(rng, nodes, low, high, bias=0.0, levels=1000):
    """Any values at any place."""
    root = leaf(rng.randint(low, high))
    all_nodes, last = [(root, 1)], (root, 1)
    while len(all_nodes) < nodes:
        node, level = last if rng.random() < bias else rng.choice(all_nodes)
        side = rng.choice([1, 2])
        if level >= levels or node[side] is not None:
            last = rng.choice(all_nodes)
            continue
        node[side] = leaf(rng.randint(low, high))
        last = (node[side], level + 1)
        all_nodes.append(last)
    return root


def careful_plan(rng, nodes, low, high, mistakes):
    """A search tree, some values of which are then replaced."""
    values = sorted(rng.sample(range(low, high + 1), nodes))

    def build(start, end):
        if start == end:
            return None
        middle = rng.randint(start, end - 1) if end - start < 30 else (start + end) // 2
        value = rng.randint(low, high) if rng.random() < mistakes else values[middle]
        return [value, build(start, middle), build(middle + 1, end)]

    return build(0, nodes)


def chain(values, sides):
    root = node = leaf(values[0])
    for value, side in zip(values[1:], sides):
        node[side] = leaf(value)
        node = node[side]
    return root


def main():
    rng = random.Random(20302)
    write("sample/1", [5, [3, None, leaf(6)], leaf(8)], 1, 10)
    write("sample/2", [20, [4, None, [7, leaf(2), None]], leaf(30)], 1, 9)
    write("sample/3", None, 1, 1)
    write("secret/01-one-node-right", leaf(7), 7, 7)
    write("secret/02-one-node-too-low", leaf(6), 7, 8)
    write("secret/03-one-node-too-high", leaf(9), 7, 8)
    write("secret/04-same-guess-again", [5, leaf(5), leaf(5)], 1, 9)
    write("secret/05-useless-root", [-50, leaf(3), [4, leaf(3), leaf(5)]], 3, 5)
    write("secret/06-parent-is-not-enough", [10, [5, leaf(1), [7, leaf(6), leaf(12)]], [15, leaf(8), leaf(20)]], 0, 30)
    write("secret/07-largest-numbers", [MOST, [-MOST, leaf(-MOST), leaf(0)], leaf(MOST)], -MOST, MOST)
    for index in range(8, 12):
        write(f"secret/{index:02}-small", random_plan(rng, 30, -12, 12), -9, 9)
    write("secret/12-few-mistakes", careful_plan(rng, 150, -200, 200, 0.1), -95, 100)
    write("secret/13-search-tree", careful_plan(rng, 8000, 0, 20_000, 0), 0, 20_000)
    write("secret/14-up", chain(range(1, 1001), [2] * 999), 1, 1500)
    write("secret/15-down", chain(range(1000, 0, -1), [1] * 999), -50, 800)
    inward = [value for index in range(500) for value in (index, 999 - index)]
    write("secret/16-inward", chain(inward, [2, 1] * 500), -3, 1002)
    outward = inward[::-1]
    write("secret/17-outward", chain(outward, [1, 2] * 500), -3, 1002)
    write("secret/18-all-equal", random_plan(rng, 5000, 0, 0, 0.5), -1, 1)
    write("secret/19-random-deep", random_plan(rng, 10_000, 1, 3000, 0.97), 1, 3000)
    write("secret/20-wide-with-mistakes", careful_plan(rng, 6000, -MOST, MOST, 0.05), -MOST, MOST)


main()
