#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def random_tree(rng, nodes, levels, bias, most):
    """A tree of lists [value, left, right]. `bias`: how often a node continues the last one."""
    root = [rng.randint(0, most), None, None]
    all_nodes, last = [(root, 1)], (root, 1)
    while len(all_nodes) < nodes:
        node, level = last if rng.random() < bias else rng.choice(all_nodes)
        side = rng.choice([1, 2])
        if level >= levels or node[side] is not None:
            last = rng.choice(all_nodes)
            continue
        node[side] = [rng.randint(0, most), None, None]
        last = (node[side], level + 1)
        all_nodes.append(last)
    return root


def chain(length, leak, side=None):
    root = node = [leak, None, None]
    for index in range(length - 1):
        place = side or 1 + index % 2
        node[place] = [leak, None, None]
        node = node[place]
    return root


def comb(teeth):
    """A chain with a leaf at every joint."""
    root = node = [0, None, None]
    for _ in range(teeth):
        node[1], node[2] = [0, None, None], [0, None, None]
        node = node[2]
    return root


def full(levels, leak):
    return [leak, full(levels - 1, leak), full(levels - 1, leak)] if levels else None


def level_order(root):
    values, level = [], [root]
    for node in level:
        values.append(None if node is None else node[0])
        if node is not None:
            level += node[1], node[2]
    while values and values[-1] is None:
        values.pop()
    return values


def solve(root, liters):
    """Without recursion."""
    dry, todo = 0, [(root, liters)] if root else []
    while todo:
        (leak, *children), water = todo.pop()
        rest = max(0, water - leak)
        children = [child for child in children if child]
        if children:
            todo += [(child, rest // len(children)) for child in children]
        else:
            dry += rest == 0
    return dry


def by_paths(root, liters):
    """For small trees: follows the water from the tap to each bed separately."""
    paths, open_paths = [], [[root]] if root else []
    while open_paths:
        path = open_paths.pop()
        children = [child for child in path[-1][1:] if child]
        open_paths += [path + [child] for child in children]
        if not children:
            paths.append(path)
    dry = 0
    for path in paths:
        water = liters
        for node in path:
            water -= min(water, node[0])
            if node[1] and node[2]:
                water = (water - water % 2) // 2
        dry += not water
    return dry


def write(name, root, liters):
    answer = solve(root, liters)
    values = level_order(root)
    if len(values) < 100:
        assert answer == by_paths(root, liters)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(values)}\n{liters}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def leaf(leak):
    return [leak, None, None]


def main():
    rng = random.Random(20301)
    write("sample/1", [2, leaf(5), [1, None, leaf(1)]], 9)
    write("sample/2", [1, leaf(0), [1, leaf(0), leaf(3)]], 4)
    write("sample/3", None, 5)
    write("secret/01-one-joint-closed-tap", leaf(0), 0)
    write("secret/02-one-joint-leaks-all", leaf(3), 3)
    write("secret/03-one-joint-one-liter-left", leaf(3), 4)
    write("secret/04-only-a-left-child", [0, leaf(0), None], 1)
    write("secret/05-only-a-right-child", [0, None, leaf(0)], 1)
    write("secret/06-one-liter-for-two", [0, leaf(0), leaf(0)], 1)
    write("secret/07-leaks-more-than-arrives", [9, [9, leaf(0), leaf(0)], leaf(0)], 5)
    write("secret/08-odd-rests", full(4, 1), 30)
    for index, liters in enumerate([200, 700, 2000, 9000], 9):
        write(f"secret/{index:02}-small", random_tree(rng, 40, 12, 0.3, 12), liters)
    write("secret/13-long-exactly-enough", chain(1000, 2), 2001)
    write("secret/14-long-not-enough", chain(1000, 2, 1), 2000)
    write("secret/15-long-leaks-most", chain(1000, 1000, 2), 1_000_001)
    write("secret/16-comb", comb(999), 10**9)
    write("secret/17-bushy", random_tree(rng, 10_000, 1000, 0.1, 1000), 10**8)
    write("secret/18-deep", random_tree(rng, 10_000, 1000, 0.98, 10), 10**9)
    write("secret/19-full", full(13, 7), 100_000)
    write("secret/20-full-without-leaks", full(13, 0), 10**9)


main()
