# Calculates the sums of a part of the tree again for every case above it.
class Solution:
    def owlNests(self, tree: Optional[TreeNode]) -> int:
        def best(fork, away):
            """The highest nest is at least `away` edges below this fork."""
            if not fork:
                return 0
            sums = [best(fork.left, max(away - 1, 1)) + best(fork.right, max(away - 1, 1))]
            if away == 0:
                sums.append(fork.val + best(fork.left, 2) + best(fork.right, 2))
            if away <= 1 and fork.left:
                sums.append(best(fork.left, 0) + best(fork.right, 1))
            if away <= 1 and fork.right:
                sums.append(best(fork.left, 1) + best(fork.right, 0))
            return max(sums)

        return best(tree, 0)
