# Attack: a thread answers the second case and reads the request of the third one, which the driver never sees
# Verdict: accepted, accepted, run_time_error
# Says: belongs to another case
import os
import struct
import threading


def steal():
    os.write(3, struct.pack('<IBIi', 9, 1, 2, 3))
    size, = struct.unpack('<I', os.read(3, 4))
    os.read(3, size)


class Solution:
    def f(self, x):
        if x == 2:
            thief = threading.Thread(target=steal)
            thief.start()
            thief.join()
        return x + 1
