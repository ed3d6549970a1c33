#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


# A tree is a list [value, left, right].


def best_nests(root):
    """Without recursion: children before parents."""
    order = [root]
    for node in order:
        order += [child for child in node[1:] if child]
    sums = {id(None): (float("-inf"), 0, 0)}
    for node in reversed(order):
        (a, b, c), (x, y, z) = sums[id(node[1])], sums[id(node[2])]
        sums[id(node)] = (node[0] + c + z, max(a + max(y, z), x + max(b, c)), max(b, c) + max(y, z))
    return max(sums[id(root)])


def brute_force(root):
    """All sets of forks, checked with the distances between all pairs."""
    order, parent = [root], {0: None}
    for i, node in enumerate(order):
        for child in node[1:]:
            if child:
                parent[len(order)] = i
                order.append(child)

    def path(i):
        return [i] + (path(parent[i]) if parent[i] is not None else [])

    near = [[False] * len(order) for _ in order]
    for i in range(len(order)):
        for j in range(i):
            near[i][j] = len(set(path(i)) ^ set(path(j))) <= 2
    best = 0
    for choice in range(1 << len(order)):
        nests = [i for i in range(len(order)) if choice >> i & 1]
        if not any(near[i][j] for i in nests for j in nests if j < i):
            best = max(best, sum(order[i][0] for i in nests))
    return best


def count(node):
    return 1 + count(node[1]) + count(node[2]) if node else 0


def random_tree(rng, nodes, levels, bias, high=1000):
    """`bias`: how often a node continues the last one."""
    root = [rng.randint(0, high), None, None]
    all_nodes, last = [(root, 1)], (root, 1)
    while len(all_nodes) < nodes:
        node, level = last if rng.random() < bias else rng.choice(all_nodes)
        side = rng.choice([1, 2])
        if level >= levels or node[side]:
            last = rng.choice(all_nodes)
            continue
        node[side] = [rng.randint(0, high), None, None]
        last = (node[side], level + 1)
        all_nodes.append(last)
    return root


def chain(values, side):
    root = None
    for value in reversed(values):
        root = [value, root, None] if side == 1 else [value, None, root]
    return root


def full(levels, value):
    return [value(levels), full(levels - 1, value), full(levels - 1, value)] if levels else None


def level_order(root):
    values, level = [], [root]
    for node in level:
        values.append(node[0] if node else None)
        if node:
            level += node[1], node[2]
    while values[-1] is None:
        values.pop()
    return values


def write(name, root, check=False):
    answer = best_nests(root)
    if check:
        assert answer == brute_force(root), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(level_order(root))}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def leaf(value):
    return [value, None, None]


def main():
    rng = random.Random(20268)
    write("sample/1", [4, leaf(8), [3, leaf(7), leaf(6)]], True)
    write("sample/2", [4, leaf(9), leaf(8)], True)
    write("secret/01-one-fork", leaf(0), True)
    write("secret/02-two-forks", [5, None, leaf(6)], True)
    write("secret/03-grandchild", [5, [1, leaf(6), None], None], True)
    write("secret/04-great-grandchild", [5, [1, [1, leaf(6), None], None], None], True)
    write("secret/05-cousins", [1, [1, leaf(9), leaf(8)], [1, leaf(7), leaf(9)]], True)
    write("secret/06-uncle-and-nephew", [9, [9, None, None], [1, None, leaf(9)]], True)
    write("secret/07-no-value", full(3, lambda level: 0), True)
    write("secret/08-every-third-is-not-best", chain([9, 1, 1, 1, 9, 1, 1, 9], 2), True)
    write("secret/09-good-parents", [100, [1, leaf(40), leaf(40)], [1, leaf(40), leaf(40)]], True)
    for index in range(10, 15):
        write(f"secret/{index}-small", random_tree(rng, 13, 13, rng.random(), 20), True)
    write("secret/15-forty", random_tree(rng, 40, 30, 0.8))
    write("secret/16-long-left", chain([rng.randint(0, 1000) for _ in range(1000)], 1))
    write("secret/17-long-right", chain([1000] * 1000, 2))
    write("secret/18-bushy", random_tree(rng, 5000, 1000, 0.1))
    write("secret/19-deep", random_tree(rng, 5000, 1000, 0.995))
    write("secret/20-full", full(12, lambda level: 1000 if level % 3 else 999))


main()
