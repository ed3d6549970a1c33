h, m = map(int, input().split())
d = int(input())
arrival = (60 * h + m + d) % 1440
print(arrival // 60, arrival % 60)
