# Counts only towers that are higher than the guard's own tower.
from bisect import bisect_left

n = int(input())
heights = list(map(int, input().split()))
seen = []
total = 0
for i in range(n - 1, -1, -1):
    east = n - 1 - i
    while seen and heights[n - 1 - seen[-1]] <= heights[i]:
        seen.pop()
    total += len(seen) - bisect_left(seen, east - heights[i])
    seen.append(east)
print(total)
