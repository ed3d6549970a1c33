# Attack: does the work of the second case while the driver reads the answer
# Problem: numbers
# Verdict: accepted, time_limit_exceeded, accepted
class Solution:
    def f(self, x):
        while x == 2:
            pass
        yield x
