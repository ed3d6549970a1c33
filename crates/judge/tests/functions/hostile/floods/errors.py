# Attack: writes 50 MB to standard error, which is allowed
# Verdict: accepted
import sys

class Solution:
    def f(self, x):
        if x == 2:
            for _ in range(5000):
                sys.stderr.write('x' * 10000)
        return x + 1
