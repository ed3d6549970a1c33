# Attack: does the work of the second case in a finalizer
# Verdict: accepted, time_limit_exceeded, accepted
class Solution:
    def f(self, x):
        self.slow = x == 2
        return x + 1

    def __del__(self):
        while self.slow:
            pass
