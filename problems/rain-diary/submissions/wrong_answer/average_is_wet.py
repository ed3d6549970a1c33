# Counts days with exactly the average as wet.
n = int(input())
rain = list(map(int, input().split()))
days = [i + 1 for i in range(n) if rain[i] >= sum(rain) / n]
print(len(days))
if days:
    print(*days)
