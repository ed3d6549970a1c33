# Attack: says in the second case that it has loaded
# Verdict: accepted, run_time_error, accepted
# Says: malformed
import os
import struct


def frame(kind, number, value):
    os.write(3, struct.pack('<IBIi', 9, kind, number, value))

class Solution:
    def f(self, x):
        if x == 2:
            frame(0, 2, 3)
        return x + 1
