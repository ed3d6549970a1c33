# Attack: says that it has loaded, and goes on to load; this counts toward the first case
# Verdict: time_limit_exceeded, time_limit_exceeded, time_limit_exceeded
import os
import struct


def frame(kind, number, value):
    os.write(3, struct.pack('<IBIi', 9, kind, number, value))


os.write(3, struct.pack('<IBI', 5, 0, 0))
while True:
    pass


class Solution:
    def f(self, x):
        return x + 1
