# Gives the first day the number 0.
n = int(input())
rain = list(map(int, input().split()))
days = [i for i in range(n) if rain[i] > sum(rain) / n]
print(len(days))
if days:
    print(*days)
