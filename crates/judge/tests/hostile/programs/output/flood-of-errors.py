# Attack: far more standard error than anybody keeps, in all sizes, and then the right answer.
# Verdict: accepted
import os

for size in [1, 10, 1000, 65_536] * 200:
    os.write(2, b'e' * size)
print('unharmed', input())
