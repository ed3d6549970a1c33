# Takes the last of several shortest stretches.
n = int(input())
colours = list(map(int, input().split()))
missing = len(set(colours))
count = dict.fromkeys(colours, 0)
best, begin, left = n + 1, 0, 0
for right, colour in enumerate(colours):
    missing -= count[colour] == 0
    count[colour] += 1
    while missing == 0:
        if right - left + 1 <= best:
            best, begin = right - left + 1, left
        count[colours[left]] -= 1
        missing += count[colours[left]] == 0
        left += 1
print(best, begin + 1)
