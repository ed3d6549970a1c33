# Goes through the coupons by their value, and uses each for the most expensive thing that is left. Another coupon may need this thing.
import sys

numbers = list(map(int, sys.stdin.read().split()))
n, m = numbers[:2]
left = sorted(numbers[2 : 2 + n])
coupons = sorted(zip(numbers[3 + n :: 2], numbers[2 + n :: 2]), reverse=True)
saved = 0
for less, least in coupons:
    if left and least <= left[-1]:
        saved += less
        left.pop()
print(saved)
