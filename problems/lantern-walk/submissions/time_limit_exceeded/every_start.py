# Tries every beginning and extends the window until it contains every color.
n = int(input())
colors = list(map(int, input().split()))
every = len(set(colors))
best, begin = n + 1, 0
for left in range(n):
    seen = set()
    for right in range(left, n):
        seen.add(colors[right])
        if len(seen) == every:
            if right - left + 1 < best:
                best, begin = right - left + 1, left
            break
print(best, begin + 1)
