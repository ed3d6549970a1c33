# Doubles the pieces that do not go over the end, which is right only if the whole ring is balanced.
n = int(input())
beads = input().strip()
wide = 2 * n + 1
step = {"R": 1, "G": wide - 1, "B": -wide}
before = {}
here = count = 0
for color in beads:
    count += before.get(here, 0)
    before[here] = before.get(here, 0) + 1
    here += step[color]
print(2 * count)
