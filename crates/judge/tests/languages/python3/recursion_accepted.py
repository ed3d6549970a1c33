import sys

sys.setrecursionlimit(200_000)


def depth(left):
    return 0 if left == 0 else 1 + depth(left - 1)


print(depth(100_000))
