# Gives the best coupon to the most expensive thing first.
import sys

numbers = list(map(int, sys.stdin.read().split()))
n, m = numbers[:2]
prices = sorted(numbers[2 : 2 + n], reverse=True)
coupons = sorted(zip(numbers[3 + n :: 2], numbers[2 + n :: 2]))
saved = 0
for price in prices:
    for k in reversed(range(len(coupons))):
        less, least = coupons[k]
        if least <= price:
            saved += less
            del coupons[k]
            break
print(saved)
