# Attack: exceeds its limit a little, so that it is tried again, and leaves its result for that
# Verdict: accepted, time_limit_exceeded, accepted
import os
import time


class Solution:
    def f(self, x):
        if x == 2 and not os.path.exists('/tmp/result'):
            open('/tmp/result', 'w').close()
            begun = time.process_time()
            while time.process_time() < begun + 1.05:
                pass
        return x + 1
