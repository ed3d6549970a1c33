# Compares each marked tooth with each marked tooth of the other gear.
from math import gcd

a, b, n, m = map(int, input().split())
g = gcd(a, b)
first = list(map(int, input().split()))
rings = 0
for y in map(int, input().split()):
    for x in first:
        if (x - y) % g == 0:
            rings += 1
print(rings)
