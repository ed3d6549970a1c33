# Takes the remainder by the difference of the gears, as if it were the common factor.
from collections import Counter

a, b, n, m = map(int, input().split())
g = abs(a - b) or a
counts = Counter(int(word) % g for word in input().split())
print(sum(counts[int(word) % g] for word in input().split()))
