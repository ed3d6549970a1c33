class Solution:
    def paintedSigns(self, maze: Optional[TreeNode]) -> List[int]:
        signs = []

        def read(node):
            if node:
                read(node.left)
                signs.append(node.val)
                read(node.right)

        read(maze)
        last = len(signs) - 1
        drops = [i for i in range(last) if signs[i] >= signs[i + 1]]
        if len(drops) > 1:
            return []

        def suspicious(k):
            return k == 0 or k == last or signs[k + 1] - signs[k - 1] >= 2

        return [signs[k] for k in (drops[0], drops[0] + 1) if suspicious(k)]
