# Attack: returns forty nodes that are a tree of 2^40
# Problem: tree
# Verdict: accepted, run_time_error or time_limit_exceeded or memory_limit_exceeded, accepted
class Solution:
    def f(self, x):
        if x.val == 3:
            for i in range(40):
                x = TreeNode(i, x, x)
        return x
