# Attack: answers the first case while loading
# Verdict: run_time_error
# Says: before the first case
import os
import struct


def frame(kind, number, value):
    os.write(3, struct.pack('<IBIi', 9, kind, number, value))


frame(1, 1, 2)


class Solution:
    def f(self, x):
        return x + 1
