# Attack: leaves a file for the next process, and exits
# Verdict: run_time_error, accepted, accepted
import os


class Solution:
    def f(self, x):
        names = ['/tmp/left', '/box/left', '/dev/shm/left']
        if any(map(os.path.exists, names)):
            return 0
        if x == 1:
            for name in names:
                try:
                    open(name, 'w').close()
                except OSError:
                    pass
            os._exit(0)
        return x + 1
