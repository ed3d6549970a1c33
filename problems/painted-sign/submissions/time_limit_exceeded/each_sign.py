# Reads the whole maze without the sign once for each sign.
class Solution:
    def paintedSigns(self, maze: Optional[TreeNode]) -> List[int]:
        nodes = []

        def read(node, visit):
            if node:
                read(node.left, visit)
                visit(node)
                read(node.right, visit)

        read(maze, nodes.append)
        result = []
        for k, node in enumerate(nodes):
            signs = []
            read(maze, lambda other: other is node or signs.append(other.val))
            fits = all(before < after for before, after in zip(signs, signs[1:]))
            room = k == 0 or k == len(signs) or signs[k] - signs[k - 1] >= 2
            if fits and room:
                result.append(node.val)
        return result
