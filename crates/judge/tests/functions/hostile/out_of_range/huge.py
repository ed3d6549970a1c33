# Attack: returns a number with a million digits
# Verdict: accepted, run_time_error, accepted
# Says: 32 bits
class Solution:
    def f(self, x):
        if x == 2:
            return 1 << 3_000_000
        return x + 1
