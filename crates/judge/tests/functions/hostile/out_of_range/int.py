# Attack: returns a number that is too large for an int in the second case
# Verdict: accepted, run_time_error, accepted
# Says: 32 bits
class Solution:
    def f(self, x):
        if x == 2:
            return 2**31
        return x + 1
