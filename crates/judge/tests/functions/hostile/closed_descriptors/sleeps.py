# Attack: closes the connection in the second case, and sleeps
# Verdict: accepted, run_time_error, accepted
# Says: closed the judge's connection
import os
import time

class Solution:
    def f(self, x):
        if x == 2:
            os.closerange(3, 64)
            time.sleep(60)
        return x + 1
