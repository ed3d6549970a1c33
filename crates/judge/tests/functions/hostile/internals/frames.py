# Attack: changes the variables of the driver
# Verdict: wrong_answer or run_time_error
import sys


class Solution:
    def f(self, x):
        frame = sys._getframe(1)
        frame.f_locals.update(data=b'', returned=x + 1, case=99)
        return 0
