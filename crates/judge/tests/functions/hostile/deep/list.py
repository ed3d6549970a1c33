# Attack: returns a list of a million nodes in the second case
# Problem: list
# Time: 6
# Verdict: accepted, wrong_answer, accepted
class Solution:
    def f(self, x):
        if x.val == 3:
            for i in range(1_000_000):
                x = ListNode(i, x)
        return x
