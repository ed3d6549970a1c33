# Takes the greatest common divisor, which is right only if no waste is allowed.
from math import gcd

n, w = map(int, input().split())
print(gcd(*map(int, input().split())))
