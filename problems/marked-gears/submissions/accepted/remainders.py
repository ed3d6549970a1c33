from collections import Counter
from math import gcd

a, b, n, m = map(int, input().split())
g = gcd(a, b)
counts = Counter(int(word) % g for word in input().split())
print(sum(counts[int(word) % g] for word in input().split()))
