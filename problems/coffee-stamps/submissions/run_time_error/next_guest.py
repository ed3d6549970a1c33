# Reads the order after the last one.
n, k, p = map(int, input().split())
orders = list(map(int, input().split()))
sold = lucky = 0
for i in range(n):
    before = sold // k
    sold += orders[i + 1]
    lucky += sold // k > before
print(p * (sold - sold // k), lucky)
