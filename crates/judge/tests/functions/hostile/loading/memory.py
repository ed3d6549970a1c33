# Attack: needs too much memory while loading
# Verdict: memory_limit_exceeded
table = bytearray(1 << 30)


class Solution:
    def f(self, x):
        return x + 1
