# Attack: never collects garbage; the memory of all cases counts
# Verdict: accepted, accepted, memory_limit_exceeded
import gc

gc.disable()


class Solution:
    def f(self, x):
        garbage = [bytearray(100 << 20)]
        garbage.append(garbage)
        return x + 1
