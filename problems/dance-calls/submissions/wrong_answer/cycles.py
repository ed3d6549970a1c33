# Finds the cycle of each spot, which works only for one call that leads to each spot once.
import sys

words = sys.stdin.read().split()
n, k, m, q = map(int, words[:4])
numbers = list(map(int, words[5:]))
call = [0] + numbers[:n]
cycle_of = {}
for first in range(1, n + 1):
    if first not in cycle_of:
        cycle, spot = [], first
        while spot not in cycle_of and len(cycle) <= n:
            cycle_of[spot] = (cycle, len(cycle))
            cycle.append(spot)
            spot = call[spot]
for s, t in zip(numbers[n * k :: 2], numbers[n * k + 1 :: 2]):
    cycle, at = cycle_of[s]
    print(cycle[(at + t) % len(cycle)])
