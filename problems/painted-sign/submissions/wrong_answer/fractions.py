# Forgets that a whole number must fit between the neighbors.
class Solution:
    def paintedSigns(self, maze: Optional[TreeNode]) -> List[int]:
        signs = []

        def read(node):
            if node:
                read(node.left)
                signs.append(node.val)
                read(node.right)

        read(maze)
        result = []
        drops = [i for i in range(len(signs) - 1) if signs[i] >= signs[i + 1]]
        if len(drops) == 1:
            for k in (drops[0], drops[0] + 1):
                rest = signs[max(0, k - 1) : k] + signs[k + 1 : k + 2]
                if len(rest) < 2 or rest[0] < rest[1]:
                    result.append(signs[k])
        return result
