# Counts a bed at each missing child, so a joint with one child has one too.
class Solution:
    def dryBeds(self, tap: Optional[TreeNode], liters: int) -> int:
        if not tap:
            return 1 if liters == 0 else 0
        rest = max(0, liters - tap.val)
        if not tap.left and not tap.right:
            return 1 if rest == 0 else 0
        if tap.left and tap.right:
            rest //= 2
        return self.dryBeds(tap.left, rest) + self.dryBeds(tap.right, rest)
