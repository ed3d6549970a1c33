# Attack: becomes another program in the second case
# Verdict: accepted, run_time_error, accepted
# Says: ended before it answered
import os

class Solution:
    def f(self, x):
        if x == 2:
            os.execv('/bin/true', ['true'])
        return x + 1
