# Also counts towers that are as high as one before them.
from bisect import bisect_left

n = int(input())
heights = list(map(int, input().split()))
seen = []
total = 0
for i in range(n - 1, -1, -1):
    east = n - 1 - i
    total += len(seen) - bisect_left(seen, east - heights[i])
    while seen and heights[n - 1 - seen[-1]] < heights[i]:
        seen.pop()
    seen.append(east)
print(total)
