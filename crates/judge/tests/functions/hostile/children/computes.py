# Attack: a child does the work of the second case, which waits for it
# Verdict: accepted, time_limit_exceeded, accepted
import os

class Solution:
    def f(self, x):
        if x == 2:
            if os.fork() == 0:
                while True:
                    pass
            os.wait()
        return x + 1
