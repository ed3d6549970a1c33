# Divides each ribbon by each length.
n, w = map(int, input().split())
lengths = list(map(int, input().split()))
for L in range(max(lengths), 0, -1):
    waste = 0
    for a in lengths:
        waste += a % L
    if waste <= w:
        print(L)
        break
