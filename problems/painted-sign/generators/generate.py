#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path

END = 10**9


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(signs):
    """Solves the task for the numbers from left to right."""
    last = len(signs) - 1
    drops = [i for i in range(last) if signs[i] >= signs[i + 1]]
    if len(drops) > 1:
        return []
    return [signs[k] for k in (drops[0], drops[0] + 1) if k in (0, last) or signs[k + 1] - signs[k - 1] >= 2]


class Node:
    def __init__(self, val, left=None, right=None):
        self.val, self.left, self.right = val, left, right


def nodes(tree):
    """The nodes from left to right."""
    found, above = [], []
    while tree or above:
        while tree:
            above.append(tree)
            tree = tree.left
        tree = above.pop()
        found.append(tree)
        tree = tree.right
    return found


def is_search_tree(tree, low=-4 * END, high=4 * END):
    """Follows the definition: each part of the tree has its bounds."""
    if tree is None:
        return True
    return low < tree.val < high and is_search_tree(tree.left, low, tree.val) and is_search_tree(tree.right, tree.val, high)


def brute(tree):
    """Tries all numbers near to other numbers on each sign."""
    result = []
    numbers = {node.val + step for node in nodes(tree) for step in (-1, 0, 1)}
    for node in nodes(tree):
        old = node.val
        for node.val in numbers:
            if is_search_tree(tree):
                result.append(old)
                break
        node.val = old
    return result


def level_order(tree):
    values, row = [], [tree]
    for node in row:
        values.append(node.val if node else None)
        if node:
            row += [node.left, node.right]
    while values[-1] is None:
        values.pop()
    return values


def write(name, tree):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    signs = [node.val for node in nodes(tree)]
    answer = solve(signs)
    if len(signs) <= 40:
        assert not is_search_tree(tree), name
        assert answer == brute(tree), name
    path.with_suffix(".in").write_text(f"{dumps(level_order(tree))}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def shape(rng, signs):
    """A tree with these numbers from left to right. Every number is the root with the same chance."""
    parts, root = [(0, len(signs), None, "")], None
    while parts:
        low, high, parent, side = parts.pop()
        if low == high:
            continue
        middle = rng.randrange(low, high)
        node = Node(signs[middle])
        if parent:
            setattr(parent, side, node)
        else:
            root = node
        parts += [(low, middle, node, "left"), (middle + 1, high, node, "right")]
    return root


def zigzag(signs):
    """A path that goes left and right in turns."""
    low, high = 0, len(signs) - 1
    root = node = Node(signs[high])
    high -= 1
    while low <= high:
        node.left = Node(signs[low])
        node, low = node.left, low + 1
        if low <= high:
            node.right = Node(signs[high])
            node, high = node.right, high - 1
    return root


def chain(signs, side):
    root = None
    for sign in signs if side == "left" else reversed(signs):
        node = Node(sign)
        setattr(node, side, root)
        root = node
    return root


def random_signs(rng, count, gap, mistakes):
    """Numbers that increase, except for some mistakes."""
    signs = [rng.randint(-20, 20)]
    while len(signs) < count:
        signs.append(signs[-1] + rng.randint(1, gap))
    for _ in range(mistakes):
        k = rng.randrange(count)
        signs[k] += rng.choice([-1, 1]) * rng.randint(1, 2 * gap)
    if all(before < after for before, after in zip(signs, signs[1:])):
        return random_signs(rng, count, gap, mistakes)
    return signs


def main():
    rng = random.Random(51202)
    write("sample/1", Node(8, Node(5, Node(2), Node(9)), Node(12)))
    write("sample/2", Node(4, Node(4), Node(6)))
    write("sample/3", Node(3, Node(1), Node(7, Node(2))))
    write("secret/01-two-signs", Node(3, Node(5)))
    write("secret/02-two-equal", Node(3, None, Node(3)))
    write("secret/03-three-down", Node(5, Node(7), Node(3)))
    write("secret/04-no-room", Node(2, Node(1), Node(2, None, Node(3))))
    write("secret/05-room-for-one", Node(2, Node(0), Node(2, None, Node(4))))
    write("secret/06-far-below-the-root", Node(50, Node(20, Node(10), Node(30, None, Node(40, None, Node(60)))), Node(70)))
    write("secret/07-equal-to-the-root", Node(50, Node(20, Node(10), Node(30)), Node(70, Node(60, Node(50)), Node(80))))
    write("secret/08-two-mistakes", Node(8, Node(9, Node(4), Node(6)), Node(7)))
    write("secret/09-last-sign", chain([1, 2, 3, 4, -9], "right"))
    write("secret/10-first-sign", chain([99, 2, 3, 4, 5], "left"))
    write("secret/11-largest-numbers", Node(-END, Node(END), Node(END)))
    write("secret/12-largest-difference", Node(END - 1, Node(-END, None, Node(END)), Node(END)))
    for index in range(13, 18):
        signs = random_signs(rng, rng.randint(12, 25), 3, 1)
        write(f"secret/{index}-small", shape(rng, signs))
    write("secret/18-small-two-mistakes", shape(rng, random_signs(rng, 20, 3, 2)))
    signs = random_signs(rng, 5_000, 9, 1)
    write("secret/19-random", shape(rng, signs))
    signs = list(range(-30_000, 30_000))
    signs[59_990] = -40_000
    write("secret/20-late-mistake", shape(rng, signs))
    signs = list(range(0, 80_000, 20))
    signs[3] = 80_000
    write("secret/21-early-mistake", shape(rng, signs))
    signs = list(range(0, 1000))
    signs[600] = 602
    write("secret/22-zigzag", zigzag(signs))
    signs = list(range(0, 3000, 3))
    signs[500] = signs[501]
    write("secret/23-chain", chain(signs, "left"))
    signs = sorted(rng.sample(range(-END, END), 4_000))
    signs[3000] = END
    write("secret/24-large-numbers", shape(rng, signs))


if __name__ == "__main__":
    main()
