# Starts a new card for every guest.
n, k, p = map(int, input().split())
orders = list(map(int, input().split()))
print(p * sum(cups - cups // k for cups in orders), sum(cups >= k for cups in orders))
