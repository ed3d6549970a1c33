n = int(input())
print(2 * abs(n))
