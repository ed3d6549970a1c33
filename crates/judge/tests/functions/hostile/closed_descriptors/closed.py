# Attack: closes every descriptor in the second case
# Verdict: accepted, run_time_error, accepted
import os

class Solution:
    def f(self, x):
        if x == 2:
            os.closerange(0, 64)
        return x + 1
