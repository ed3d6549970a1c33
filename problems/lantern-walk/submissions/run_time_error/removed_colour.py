# Removes a colour that leaves the window, and then looks it up.
n = int(input())
colours = list(map(int, input().split()))
every = len(set(colours))
count = {}
best, begin, left = n + 1, 0, 0
for right, colour in enumerate(colours):
    count[colour] = count.get(colour, 0) + 1
    while len(count) == every:
        if right - left + 1 < best:
            best, begin = right - left + 1, left
        count[colours[left]] -= 1
        if count[colours[left]] == 0:
            del count[colours[left]]
        if count[colours[left]] == 0:
            break
        left += 1
print(best, begin + 1)
