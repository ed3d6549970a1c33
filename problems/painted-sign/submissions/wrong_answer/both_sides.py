# Reports both numbers beside a drop without looking further.
class Solution:
    def paintedSigns(self, maze: Optional[TreeNode]) -> List[int]:
        signs = []

        def read(node):
            if node:
                read(node.left)
                signs.append(node.val)
                read(node.right)

        read(maze)
        drops = [i for i in range(len(signs) - 1) if signs[i] >= signs[i + 1]]
        return signs[drops[0] : drops[0] + 2] if len(drops) == 1 else []
