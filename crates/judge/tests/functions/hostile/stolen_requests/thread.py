# Attack: a thread reads the requests of the driver
# Verdict: accepted, run_time_error or time_limit_exceeded or wrong_answer or accepted, run_time_error or time_limit_exceeded or wrong_answer or accepted
import os
import threading


def steal():
    os.read(3, 6)


class Solution:
    def f(self, x):
        if x == 1:
            threading.Thread(target=steal, daemon=True).start()
        return x + 1
