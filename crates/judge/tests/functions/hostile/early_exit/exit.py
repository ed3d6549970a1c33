# Attack: exits with 0 in the second case
# Verdict: accepted, run_time_error, accepted
# Says: ended before it answered
import os

class Solution:
    def f(self, x):
        if x == 2:
            os._exit(0)
        return x + 1
