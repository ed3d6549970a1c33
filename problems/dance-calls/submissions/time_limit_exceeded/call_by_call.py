# Follows each dancer call by call.
import sys

words = sys.stdin.read().split()
n, k, m, q = map(int, words[:4])
sheet = ["ABCDE".index(letter) for letter in words[4]]
numbers = list(map(int, words[5:]))
calls = [[0] + numbers[n * c : n * (c + 1)] for c in range(k)]
for s, t in zip(numbers[n * k :: 2], numbers[n * k + 1 :: 2]):
    for second in range(t):
        s = calls[sheet[second % m]][s]
    print(s)
