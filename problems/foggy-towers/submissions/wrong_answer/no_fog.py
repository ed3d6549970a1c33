# Forgets the fog.
n = int(input())
heights = list(map(int, input().split()))
seen = []
total = 0
for height in reversed(heights):
    total += len(seen)
    while seen and seen[-1] <= height:
        seen.pop()
    seen.append(height)
print(total)
