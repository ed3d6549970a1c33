# Counts directions: forgets that you see a taller sunflower behind a small one.
import sys
from math import gcd

numbers = list(map(int, sys.stdin.read().split()))
print(len({(x // gcd(x, y), y // gcd(x, y)) for x, y in zip(numbers[1::3], numbers[2::3])}))
