# Calculates with text instead of numbers.
r = input()
l = input()
a = input()
b = input()
p = input()
print(p - a * r - b * l)
