# A useless guess makes the range larger again.
class Solution:
    def numbersFound(self, plan: Optional[TreeNode], low: int, high: int) -> int:
        if not plan or low > high:
            return 0
        found = 1 if low <= plan.val <= high else 0
        found += self.numbersFound(plan.left, low, plan.val - 1)
        found += self.numbersFound(plan.right, plan.val + 1, high)
        return found
