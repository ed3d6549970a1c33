class Solution:
    def riverFlow(self, mouth: Optional[TreeNode]) -> Optional[TreeNode]:
        if mouth:
            for child in (self.riverFlow(mouth.left), self.riverFlow(mouth.right)):
                if child:
                    mouth.val += child.val
        return mouth
