# Attack: ignores all signals and never ends in the second case
# Verdict: accepted, time_limit_exceeded, accepted
import signal

class Solution:
    def f(self, x):
        if x == 2:
            for number in range(1, 32):
                if number not in (signal.SIGKILL, signal.SIGSTOP):
                    signal.signal(number, signal.SIG_IGN)
            while True:
                pass
        return x + 1
