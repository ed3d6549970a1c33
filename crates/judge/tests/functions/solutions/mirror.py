class Solution:
    def mirror(self, head: Optional[ListNode], root: Optional[TreeNode]) -> None:
        if root:
            root.left, root.right = root.right, root.left
            self.mirror(head, root.left)
            self.mirror(head, root.right)
