# If one way is longer than another, forgets the layers that only the longer way has.
import heapq
import sys


def main():
    n, k, *log = map(int, sys.stdin.read().split())
    # For each place on the way to the ranger: a heap with the layers behind it. The largest is first, so they are negative.
    heaps, coins = [[]], [0]
    for number in log:
        if number > 0:
            heaps.append([])
            coins.append(number)
            continue
        heap = heaps.pop()
        heapq.heappush(heap, -coins.pop())
        if len(heap) > len(heaps[-1]):
            heap, heaps[-1] = heaps[-1], heap
        larger = heaps[-1]
        # Add the largest layers, the second largest layers, and so on.
        sums = [heapq.heappop(larger) + layer for layer in sorted(heap)]
        if sums:
            larger.clear()
        for layer in sums:
            heapq.heappush(larger, layer)
    print(-sum(heapq.nsmallest(k, heaps[0])))


main()
