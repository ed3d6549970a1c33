# Compares a child only with the child directly in front.
class Solution:
    def classPhoto(self, heights: List[List[int]]) -> int:
        hidden = 0
        for i in range(1, len(heights)):
            for j in range(len(heights[i])):
                if heights[i][j] <= heights[i - 1][j]:
                    hidden += 1
        return hidden
