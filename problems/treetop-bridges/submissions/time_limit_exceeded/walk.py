# Tries the heights one after another, and walks over all bridges of a height to see which trees are connected.
import sys


def connected(bridges, a, b):
    seen, todo = {a}, [a]
    while todo:
        for tree in bridges.get(todo.pop(), ()):
            if tree not in seen:
                if tree == b:
                    return True
                seen.add(tree)
                todo.append(tree)
    return False


def main():
    n, m, *trees = map(int, sys.stdin.read().split())
    heights = []
    total = 0
    for a, b in zip(trees[::2], trees[1::2]):
        height = 0
        while height < len(heights) and connected(heights[height], a, b):
            height += 1
        if height == len(heights):
            heights.append({})
        heights[height].setdefault(a, []).append(b)
        heights[height].setdefault(b, []).append(a)
        total += height + 1
    print(total)


main()
