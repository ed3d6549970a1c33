# Attack: computes a table while loading, which is allowed
# Verdict: accepted
import time

table = [number + 1 for number in range(100)]
while time.process_time() < 0.5:
    pass


class Solution:
    def f(self, x):
        return table[x]
