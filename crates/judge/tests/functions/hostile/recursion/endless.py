# Attack: never stops to call itself in the second case
# Verdict: accepted, memory_limit_exceeded or run_time_error or time_limit_exceeded, accepted
class Solution:
    def f(self, x):
        if x == 2:
            return self.f(x) + 1
        return x + 1
