# Attack: returns nothing in the second case
# Verdict: accepted, run_time_error, accepted
# Says: Expected int, found
class Solution:
    def f(self, x):
        if x == 2:
            return None
        return x + 1
