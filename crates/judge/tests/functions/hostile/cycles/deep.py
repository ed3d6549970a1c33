# Attack: returns a tree of a thousand levels whose last leaf leads back to the root
# Problem: tree
# Verdict: accepted, run_time_error, accepted
# Says: The returned tree has a cycle.
class Solution:
    def f(self, x):
        if x.val == 3:
            last = x
            for value in range(1000):
                last.left = TreeNode(value)
                last = last.left
            last.right = x
        return x
