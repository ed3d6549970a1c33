# Forgets that the necklace is closed.
n = int(input())
beads = input().strip()
wide = 2 * n + 1
step = {"R": 1, "G": wide - 1, "B": -wide}
before = {0: 1}
here = count = 0
for color in beads:
    here += step[color]
    count += before.get(here, 0)
    before[here] = before.get(here, 0) + 1
print(count)
