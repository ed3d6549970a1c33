# Attack: returns a tree with hundreds of thousands of levels in the second case
# Problem: tree
# Time: 8
# Verdict: accepted, wrong_answer, accepted
class Solution:
    def f(self, x):
        if x.val == 3:
            for i in range(300_000):
                x = TreeNode(i, x)
        return x
