import sys


def main():
    n, m, *trees = map(int, sys.stdin.read().split())
    # groups[tree][height]: the list of all trees that visitors can get to from this tree. It is missing where the tree has no bridges.
    groups = [[] for _ in range(n + 1)]
    total = 0
    for a, b in zip(trees[::2], trees[1::2]):
        from_a, from_b = groups[a], groups[b]
        # Find the first height with different groups.
        low, high = 0, min(len(from_a), len(from_b))
        while low < high:
            middle = (low + high) // 2
            if from_a[middle] is from_b[middle]:
                low = middle + 1
            else:
                high = middle
        total += low + 1
        for tree in (a, b):
            if len(groups[tree]) == low:
                groups[tree].append([tree])
        # Move the trees of the smaller group into the larger one.
        small, large = sorted((from_a[low], from_b[low]), key=len)
        for tree in small:
            groups[tree][low] = large
        large += small
    print(total)


main()
