class Solution:
    def riverFlow(self, mouth: Optional[TreeNode]) -> Optional[TreeNode]:
        if mouth:
            left = self.riverFlow(mouth.left)
            self.riverFlow(mouth.right)
            mouth.val += left.val if left else 0
        return mouth
