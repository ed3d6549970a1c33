#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def random_tree(rng, nodes, levels, bias):
    """Values in level order, as lists [value, left, right]. `bias`: how often a node continues the last one."""
    root = [rng.randint(0, 1000), None, None]
    all_nodes, last = [(root, 1)], (root, 1)
    while len(all_nodes) < nodes:
        node, level = last if rng.random() < bias else rng.choice(all_nodes)
        side = rng.choice([1, 2])
        if level >= levels or node[side] is not None:
            last = rng.choice(all_nodes)
            continue
        node[side] = [rng.randint(0, 1000), None, None]
        last = (node[side], level + 1)
        all_nodes.append(last)
    return root


def chain(length, side):
    root = node = [1000, None, None]
    for _ in range(length - 1):
        node[side] = [1000, None, None]
        node = node[side]
    return root


def full(levels, water=1):
    return [water, full(levels - 1, water), full(levels - 1, water)] if levels else None


def level_order(root):
    values, level = [], [root]
    for node in level:
        values.append(None if node is None else node[0])
        if node is not None:
            level += node[1], node[2]
    while values and values[-1] is None:
        values.pop()
    return values


def flow(root):
    """Without recursion: children before parents."""
    order = [root] if root else []
    for node in order:
        order += [child for child in node[1:] if child is not None]
    for node in reversed(order):
        node[0] += sum(child[0] for child in node[1:] if child is not None)
    return root


def write(name, root):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(level_order(root))}\n")
    path.with_suffix(".ans").write_text(f"{dumps(level_order(flow(root)))}\n")


def main():
    rng = random.Random(20262)
    write("sample/1", [5, [1, None, None], [2, [3, None, None], None]])
    write("sample/2", None)
    write("secret/01-only-the-mouth", [0, None, None])
    write("secret/02-left", [1, [2, None, None], None])
    write("secret/03-right", [1, None, [2, None, None]])
    write("secret/04-dry", [0, [0, None, None], [0, None, None]])
    for index in range(5, 9):
        write(f"secret/{index:02}-small", random_tree(rng, 30, 30, 0.5))
    write("secret/09-long-left", chain(500, 1))
    write("secret/10-long-right", chain(500, 2))
    write("secret/11-bushy", random_tree(rng, 10_000, 5000, 0.1))
    write("secret/12-deep", random_tree(rng, 10_000, 5000, 0.99))
    write("secret/13-two-arms", [1000, chain(4999, 1), chain(4999, 2)])
    write("secret/14-full", full(9))
    write("secret/15-full-without-water", full(5, 0))


main()
