# Attack: exits in the second case, and leaves the answer to a child
# Verdict: accepted, run_time_error, accepted
# Says: ended before it answered
import os
import time

class Solution:
    def f(self, x):
        if x == 2:
            if os.fork() != 0:
                os._exit(0)
            time.sleep(0.2)
        return x + 1
