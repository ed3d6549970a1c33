# Attack: returns an array that contains itself
# Problem: numbers
# Verdict: accepted, run_time_error, accepted
# Says: Expected int
class Solution:
    def f(self, x):
        if x == 2:
            own = []
            own.append(own)
            return own
        return [x]
