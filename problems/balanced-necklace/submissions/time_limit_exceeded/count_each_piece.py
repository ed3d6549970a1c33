# Counts the beads of each piece, which takes cubic time.
n = int(input())
beads = input().strip() * 2
count = 0
for first in range(n):
    for length in range(1, n):
        red = green = blue = 0
        for k in range(first, first + length):
            if beads[k] == "R":
                red += 1
            elif beads[k] == "G":
                green += 1
            else:
                blue += 1
        if red == green == blue:
            count += 1
print(count)
