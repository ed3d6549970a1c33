# Attack: a thread answers the second case before the solution does, wrongly
# Verdict: accepted, wrong_answer, run_time_error
import threading
import os
import struct


def frame(kind, number, value):
    os.write(3, struct.pack('<IBIi', 9, kind, number, value))

class Solution:
    def f(self, x):
        if x == 2:
            thread = threading.Thread(target=frame, args=(1, 2, 7))
            thread.start()
            thread.join()
        return x + 1
