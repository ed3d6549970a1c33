# Expects the number of rolls after the price of a roll.
r = int(input())
a = int(input())
l = int(input())
b = int(input())
p = int(input())
print(p - a * r - b * l)
