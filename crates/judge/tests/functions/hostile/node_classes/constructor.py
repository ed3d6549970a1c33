# Attack: replaces the constructor of nodes
# Problem: list
# Verdict: run_time_error
# Says: Expected ListNode
ListNode.__init__ = lambda self, val=0, next=None: None


class Solution:
    def f(self, x):
        return x
