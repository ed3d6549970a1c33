# Attack: sends an answer with fewer bytes than an int has
# Verdict: accepted, run_time_error, accepted
# Says: shorter than its type needs
import os
import struct


def frame(kind, number, value):
    os.write(3, struct.pack('<IBIi', 9, kind, number, value))

class Solution:
    def f(self, x):
        if x == 2:
            os.write(3, struct.pack('<IBIH', 7, 1, 2, 3))
        return x + 1
