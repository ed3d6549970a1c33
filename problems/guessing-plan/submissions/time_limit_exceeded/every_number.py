# Follows the plan for every number.
class Solution:
    def numbersFound(self, plan: Optional[TreeNode], low: int, high: int) -> int:
        found = 0
        for number in range(low, high + 1):
            node = plan
            while node and node.val != number:
                node = node.left if number < node.val else node.right
            if node:
                found += 1
        return found
