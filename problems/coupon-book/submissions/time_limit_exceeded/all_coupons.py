# Looks at all coupons for each thing.
import sys

numbers = list(map(int, sys.stdin.read().split()))
n, m = numbers[:2]
prices = sorted(numbers[2 : 2 + n])
coupons = list(zip(numbers[2 + n :: 2], numbers[3 + n :: 2]))
used = [False] * m
saved = 0
for price in prices:
    best = -1
    for j, (least, less) in enumerate(coupons):
        if not used[j] and least <= price and (best < 0 or less > coupons[best][1]):
            best = j
    if best >= 0:
        used[best] = True
        saved += coupons[best][1]
print(saved)
