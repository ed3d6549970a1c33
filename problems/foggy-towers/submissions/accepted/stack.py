from bisect import bisect_left

n = int(input())
heights = list(map(int, input().split()))
# The towers that a guard without fog would see. Number them from the east, so that the list is sorted.
seen = []
total = 0
for i in range(n - 1, -1, -1):
    east = n - 1 - i
    total += len(seen) - bisect_left(seen, east - heights[i])
    while seen and heights[n - 1 - seen[-1]] <= heights[i]:
        seen.pop()
    seen.append(east)
print(total)
