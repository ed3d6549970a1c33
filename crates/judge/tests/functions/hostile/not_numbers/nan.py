# Attack: returns NaN in the second case
# Problem: real
# Verdict: accepted, wrong_answer, accepted
class Solution:
    def f(self, x):
        if x == 1.5:
            return float('nan')
        return x
