# Allows nests that are two edges apart.
class Solution:
    def owlNests(self, tree: Optional[TreeNode]) -> int:
        def sums(fork):
            if not fork:
                return 0, 0
            nest_left, none_left = sums(fork.left)
            nest_right, none_right = sums(fork.right)
            return fork.val + none_left + none_right, max(nest_left, none_left) + max(nest_right, none_right)

        return max(sums(tree))
