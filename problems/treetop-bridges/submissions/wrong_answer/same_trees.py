# Looks only for earlier bridges between the same two trees.
import sys
from collections import Counter

n, m, *trees = map(int, sys.stdin.read().split())
count, total = Counter(), 0
for a, b in zip(trees[::2], trees[1::2]):
    pair = min(a, b), max(a, b)
    count[pair] += 1
    total += count[pair]
print(total)
