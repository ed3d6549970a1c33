# Attack: a thread that is started while loading spins forever
# Verdict: accepted
import threading


def spin():
    while True:
        pass


threading.Thread(target=spin, daemon=True).start()

class Solution:
    def f(self, x):
        if x == 2:
            pass
        return x + 1
