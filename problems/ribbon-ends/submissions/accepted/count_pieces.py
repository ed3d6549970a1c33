n, w = map(int, input().split())
lengths = list(map(int, input().split()))
longest, total = max(lengths), sum(lengths)
# at_least[x] is the number of ribbons with at least x centimeters.
at_least = [0] * (longest + 2)
for a in lengths:
    at_least[a] += 1
for x in range(longest, 0, -1):
    at_least[x] += at_least[x + 1]
for L in range(longest, 0, -1):
    pieces = sum(at_least[L::L])
    if total - L * pieces <= w:
        print(L)
        break
