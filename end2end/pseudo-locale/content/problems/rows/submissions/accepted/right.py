class Solution:
    def rows(self, grid):
        return [sum(row) for row in grid]
