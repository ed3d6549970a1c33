# Forgets that a new day begins at midnight.
h, m = map(int, input().split())
d = int(input())
arrival = 60 * h + m + d
print(arrival // 60, arrival % 60)
