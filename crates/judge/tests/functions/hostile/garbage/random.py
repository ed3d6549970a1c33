# Attack: writes random bytes to every descriptor in the second case
# Verdict: accepted, run_time_error or output_limit_exceeded or time_limit_exceeded, accepted
import os

class Solution:
    def f(self, x):
        if x == 2:
            for line in range(3, 64):
                try:
                    os.write(line, os.urandom(4096))
                except OSError:
                    pass
        return x + 1
