# Counts all values in the range, even if no number leads to their nodes.
class Solution:
    def numbersFound(self, plan: Optional[TreeNode], low: int, high: int) -> int:
        values, todo = set(), [plan]
        while todo:
            node = todo.pop()
            if node:
                values.add(node.val)
                todo += [node.left, node.right]
        return sum(low <= value <= high for value in values)
