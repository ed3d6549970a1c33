# Attack: returns a list with a cycle in the second case
# Problem: list
# Verdict: accepted, run_time_error, accepted
# Says: The returned list has a cycle.
class Solution:
    def f(self, x):
        if x.val == 3:
            x.next = ListNode(4, ListNode(5))
            x.next.next.next = x.next
        return x
