# Assumes that there is a weak sensor.
n = int(input())
low, high = 1, n
while low < high:
    middle = (low + high) // 2
    print("?", middle, flush=True)
    if input() == "weak":
        high = middle
    else:
        low = middle + 1
print("!", low, flush=True)
