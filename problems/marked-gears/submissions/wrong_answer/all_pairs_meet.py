# Assumes that all teeth meet, which holds only without a common factor.
a, b, n, m = map(int, input().split())
print(n * m)
