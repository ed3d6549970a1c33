# Tries the heights one after another, with a union-find structure for each.
import sys


def main():
    n, m, *trees = map(int, sys.stdin.read().split())
    parents = []
    total = 0
    for a, b in zip(trees[::2], trees[1::2]):
        for height, parent in enumerate(parents):
            x, y = a, b
            while x in parent:
                x = parent[x]
            while y in parent:
                y = parent[y]
            if x != y:
                break
        else:
            x, y, height, parent = a, b, len(parents), {}
            parents.append(parent)
        parent[x] = y
        # Shorten the path, so that later searches are faster.
        for tree in (a, b):
            while tree != y:
                following = parent[tree]
                parent[tree] = y
                tree = following
        total += height + 1
    print(total)


main()
