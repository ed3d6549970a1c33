# Puts stands at all places with the same distance from the gate, for the k best distances.
import sys

n, k, *log = map(int, sys.stdin.read().split())
sums, depth = [0] * n, 0
for number in log:
    if number:
        sums[depth] += number
        depth += 1
    else:
        depth -= 1
print(sum(sorted(sums)[-k:]))
