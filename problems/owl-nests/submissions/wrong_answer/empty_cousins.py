# Leaves the children of the other child without nests, too.
class Solution:
    def owlNests(self, tree: Optional[TreeNode]) -> int:
        def sums(fork):
            if not fork:
                return -inf, 0, 0
            here_left, child_left, none_left = sums(fork.left)
            here_right, child_right, none_right = sums(fork.right)
            left, right = max(child_left, none_left), max(child_right, none_right)
            return fork.val + none_left + none_right, max(here_left + none_right, here_right + none_left), left + right

        return max(sums(tree))
