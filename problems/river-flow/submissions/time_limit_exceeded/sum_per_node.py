class Solution:
    def riverFlow(self, mouth: Optional[TreeNode]) -> Optional[TreeNode]:
        def total(node):
            return node.val + total(node.left) + total(node.right) if node else 0

        if mouth:
            mouth.val = total(mouth)
            self.riverFlow(mouth.left)
            self.riverFlow(mouth.right)
        return mouth
