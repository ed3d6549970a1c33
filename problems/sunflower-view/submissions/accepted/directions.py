import sys
from math import gcd

numbers = list(map(int, sys.stdin.read().split()))
flowers = []
for x, y, h in zip(numbers[1::3], numbers[2::3], numbers[3::3]):
    g = gcd(x, y)
    flowers.append((g, x // g, y // g, h))
flowers.sort()
tallest = {}
seen = 0
for g, dx, dy, h in flowers:
    if h > tallest.get((dx, dy), 0):
        tallest[dx, dy] = h
        seen += 1
print(seen)
