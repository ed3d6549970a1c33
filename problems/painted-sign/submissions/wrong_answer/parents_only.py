# Compares each sign only with its parent.
class Solution:
    def paintedSigns(self, maze: Optional[TreeNode]) -> List[int]:
        wrong = []

        def read(node):
            if node.left:
                read(node.left)
                if node.left.val >= node.val:
                    wrong.extend([node.left.val, node.val])
            if node.right:
                if node.right.val <= node.val:
                    wrong.extend([node.val, node.right.val])
                read(node.right)

        read(maze)
        return wrong if len(wrong) == 2 else []
