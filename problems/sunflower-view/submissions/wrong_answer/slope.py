# Compares slopes as floating-point numbers, which are rounded.
import sys

numbers = list(map(int, sys.stdin.read().split()))
flowers = sorted(zip(numbers[1::3], numbers[2::3], numbers[3::3]), key=lambda flower: abs(flower[0]) + abs(flower[1]))
tallest = {}
seen = 0
for x, y, h in flowers:
    direction = (x > 0, y > 0, y / x if x else None)
    if h > tallest.get(direction, 0):
        tallest[direction] = h
        seen += 1
print(seen)
