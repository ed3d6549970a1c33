class Solution:
    def numbersFound(self, plan: Optional[TreeNode], low: int, high: int) -> int:
        if not plan or low > high:
            return 0
        guess = plan.val
        found = 1 if low <= guess <= high else 0
        found += self.numbersFound(plan.left, low, min(high, guess - 1))
        found += self.numbersFound(plan.right, max(low, guess + 1), high)
        return found
