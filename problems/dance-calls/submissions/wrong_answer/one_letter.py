# Repeats the first call and forgets the rest of the sheet, which is enough in the subtasks 2 and 3.
import sys

words = sys.stdin.read().split()
n, k, m, q = map(int, words[:4])
numbers = list(map(int, words[5:]))
jumps = [[spot - 1 for spot in numbers[:n]]]
for _ in range(59):
    jumps.append([jumps[-1][spot] for spot in jumps[-1]])
for s, t in zip(numbers[n * k :: 2], numbers[n * k + 1 :: 2]):
    spot = s - 1
    for j in range(60):
        if t >> j & 1:
            spot = jumps[j][spot]
    print(spot + 1)
