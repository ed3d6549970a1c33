# Attack: prints without end in the second case
# Verdict: accepted, output_limit_exceeded, accepted
class Solution:
    def f(self, x):
        if x == 2:
            while True:
                print('x' * 10000)
        return x + 1
