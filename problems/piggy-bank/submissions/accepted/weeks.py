coins, w, g = map(int, input().split())
week = 0
while coins < g:
    week = week + 1
    coins = coins + w
    if week % 4 == 0:
        coins = coins + 10
print(week)
