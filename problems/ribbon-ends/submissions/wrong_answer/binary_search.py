# Searches as if a larger piece always left more waste.
n, w = map(int, input().split())
lengths = list(map(int, input().split()))
low, high = 1, max(lengths)
while low < high:
    middle = (low + high + 1) // 2
    if sum(a % middle for a in lengths) <= w:
        low = middle
    else:
        high = middle - 1
print(low)
