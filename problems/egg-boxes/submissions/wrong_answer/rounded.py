# Rounds to the nearest number of boxes.
n = int(input())
k = int(input())
print(round(n / k), n % k)
