# Stops when two numbers are left, and takes the smaller one.
n = int(input())
low, high = 1, n + 1
while low + 1 < high:
    middle = (low + high) // 2
    print("?", middle, flush=True)
    if input() == "weak":
        high = middle
    else:
        low = middle + 1
print("!", low, flush=True)
