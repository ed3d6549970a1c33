n = int(input())
beads = input().strip()
# Both differences in one number: the first one counts 1, and the second one more than n.
wide = 2 * n + 1
step = {"R": 1, "G": wide - 1, "B": -wide}
total = sum(step[color] for color in beads)
before = {}
here = count = 0
for color in beads:
    count += before.get(here, 0) + before.get(here - total, 0)
    before[here] = before.get(here, 0) + 1
    here += step[color]
print(count)
