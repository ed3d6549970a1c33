# Attack: a thread works after the first answer; the second case waits for the result
# Verdict: accepted, time_limit_exceeded, accepted
import threading


def work():
    while True:
        pass


helper = threading.Thread(target=work, daemon=True)


class Solution:
    def f(self, x):
        if helper.ident is None:
            helper.start()
        if x == 2:
            helper.join()
        return x + 1
