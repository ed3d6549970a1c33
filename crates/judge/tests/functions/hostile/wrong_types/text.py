# Attack: returns a text instead of a number
# Verdict: accepted, run_time_error, accepted
# Says: Expected int, found
class Solution:
    def f(self, x):
        if x == 2:
            return '3'
        return x + 1
