# Outputs the last of several shortest stretches.
n = int(input())
colors = list(map(int, input().split()))
missing = len(set(colors))
count = dict.fromkeys(colors, 0)
best, begin, left = n + 1, 0, 0
for right, color in enumerate(colors):
    missing -= count[color] == 0
    count[color] += 1
    while missing == 0:
        if right - left + 1 <= best:
            best, begin = right - left + 1, left
        count[colors[left]] -= 1
        missing += count[colors[left]] == 0
        left += 1
print(best, begin + 1)
