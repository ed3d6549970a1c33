# Removes a color that left the window and then reads its count.
n = int(input())
colors = list(map(int, input().split()))
every = len(set(colors))
count = {}
best, begin, left = n + 1, 0, 0
for right, color in enumerate(colors):
    count[color] = count.get(color, 0) + 1
    while len(count) == every:
        if right - left + 1 < best:
            best, begin = right - left + 1, left
        count[colors[left]] -= 1
        if count[colors[left]] == 0:
            del count[colors[left]]
        if count[colors[left]] == 0:
            break
        left += 1
print(best, begin + 1)
