# Compares each sunflower with each other one.
import sys

numbers = list(map(int, sys.stdin.read().split()))
flowers = list(zip(numbers[1::3], numbers[2::3], numbers[3::3]))
seen = 0
for x, y, h in flowers:
    hidden = False
    for a, b, k in flowers:
        if x * b == y * a and x * a >= 0 and y * b >= 0 and abs(a) + abs(b) < abs(x) + abs(y) and k >= h:
            hidden = True
    seen += not hidden
print(seen)
