class Solution:
    def grow(self, root, head, grid, roads):
        return TreeNode(1, root)
