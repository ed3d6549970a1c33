# Attack: returns a node that is its own successor
# Problem: list
# Verdict: accepted, run_time_error, accepted
# Says: The returned list has a cycle.
class Solution:
    def f(self, x):
        if x.val == 3:
            x.next = x
        return x
