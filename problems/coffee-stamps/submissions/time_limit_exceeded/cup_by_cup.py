# Loops over the cups.
n, k, p = map(int, input().split())
served = coins = lucky = 0
for cups in map(int, input().split()):
    free = False
    for _ in range(cups):
        served += 1
        if served % k == 0:
            free = True
        else:
            coins += p
    lucky += free
print(coins, lucky)
