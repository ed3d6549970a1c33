# Attack: returns a tree that has a node twice, which are two nodes
# Problem: tree
# Verdict: accepted, wrong_answer, accepted
class Solution:
    def f(self, x):
        if x.val == 3:
            x.left = x.right = TreeNode(4)
        return x
