n = int(input())
rain = list(map(int, input().split()))
total = sum(rain)
days = []
for i in range(n):
    if rain[i] * n > total:
        days.append(i + 1)
print(len(days))
if days:
    print(*days)
