# Attack: exits with 0 in the second case, with an exit handler that prints the answer
# Verdict: accepted, run_time_error, accepted
# Says: ended before it answered
import atexit
import sys

class Solution:
    def f(self, x):
        if x == 2:
            atexit.register(print, 3)
            sys.exit(0)
        return x + 1
