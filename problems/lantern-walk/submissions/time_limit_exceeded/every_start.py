# Looks from every lantern on until every colour was seen.
n = int(input())
colours = list(map(int, input().split()))
every = len(set(colours))
best, begin = n + 1, 0
for left in range(n):
    seen = set()
    for right in range(left, n):
        seen.add(colours[right])
        if len(seen) == every:
            if right - left + 1 < best:
                best, begin = right - left + 1, left
            break
print(best, begin + 1)
