# Attack: exits with 0 while loading
# Verdict: run_time_error
# Says: ended before it answered
import sys


class Solution:
    def f(self, x):
        return x + 1


sys.exit(0)
