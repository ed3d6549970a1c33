import heapq
import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, m = numbers[:2]
    prices = sorted(numbers[2 : 2 + n])
    coupons = sorted(zip(numbers[2 + n :: 2], numbers[3 + n :: 2]))
    possible = []
    saved = at = 0
    for price in prices:
        while at < m and coupons[at][0] <= price:
            heapq.heappush(possible, -coupons[at][1])
            at += 1
        if possible:
            saved -= heapq.heappop(possible)
    print(saved)


main()
