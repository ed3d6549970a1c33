# Attack: returns a tree with a cycle in the second case
# Problem: tree
# Verdict: accepted, run_time_error, accepted
# Says: The returned tree has a cycle.
class Solution:
    def f(self, x):
        if x.val == 3:
            x.left = TreeNode(4, None, x)
        return x
