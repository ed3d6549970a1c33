# Thinks that trees are connected on each height on which both of them have a bridge.
import sys

n, m, *trees = map(int, sys.stdin.read().split())
heights, total = [0] * (n + 1), 0
for a, b in zip(trees[::2], trees[1::2]):
    height = min(heights[a], heights[b]) + 1
    heights[a] = max(heights[a], height)
    heights[b] = max(heights[b], height)
    total += height
print(total)
