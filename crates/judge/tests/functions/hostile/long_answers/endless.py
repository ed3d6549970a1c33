# Attack: returns a generator that never ends
# Problem: numbers
# Verdict: accepted, memory_limit_exceeded or time_limit_exceeded, accepted
import itertools


class Solution:
    def f(self, x):
        return itertools.count() if x == 2 else [x]
