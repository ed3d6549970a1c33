# The water can become negative, and then the bed is not counted.
class Solution:
    def dryBeds(self, tap: Optional[TreeNode], liters: int) -> int:
        if not tap:
            return 0
        rest = liters - tap.val
        if not tap.left and not tap.right:
            return 1 if rest == 0 else 0
        if tap.left and tap.right:
            rest //= 2
        return self.dryBeds(tap.left, rest) + self.dryBeds(tap.right, rest)
