# Attack: sleeps between short steps in the second case
# Verdict: accepted, time_limit_exceeded, accepted
# Says: on the clock
import time

class Solution:
    def f(self, x):
        if x == 2:
            while True:
                time.sleep(0.001)
        return x + 1
