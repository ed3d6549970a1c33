import sys

sys.setrecursionlimit(1 << 20)

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

assert depth(50000) == 50000
input()
print(sum(map(int, input().split())))
