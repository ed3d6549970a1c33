# Does the remaining calls before the complete passes.
import sys

words = sys.stdin.read().split()
n, k, m, q = map(int, words[:4])
sheet = ["ABCDE".index(letter) for letter in words[4]]
numbers = list(map(int, words[5:]))
calls = [[spot - 1 for spot in numbers[n * c : n * (c + 1)]] for c in range(k)]
table = list(range(n))
for letter in sheet:
    table = [calls[letter][spot] for spot in table]
jumps = [table]
for _ in range(59):
    jumps.append([jumps[-1][spot] for spot in jumps[-1]])
for s, t in zip(numbers[n * k :: 2], numbers[n * k + 1 :: 2]):
    spot = s - 1
    for letter in sheet[: t % m]:
        spot = calls[letter][spot]
    for j in range(60):
        if (t // m) >> j & 1:
            spot = jumps[j][spot]
    print(spot + 1)
