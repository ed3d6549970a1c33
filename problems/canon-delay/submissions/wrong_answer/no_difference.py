# Allows no difference, which finds the borders of the melody.
n = int(input())
melody = input().strip()
fallback = [0] * n
for i in range(1, n):
    k = fallback[i - 1]
    while k and melody[k] != melody[i]:
        k = fallback[k - 1]
    fallback[i] = k + (melody[k] == melody[i])
calm = []
k = fallback[-1]
while k:
    calm.append(n - k)
    k = fallback[k - 1]
print(len(calm), calm[0] if calm else n - 1)
