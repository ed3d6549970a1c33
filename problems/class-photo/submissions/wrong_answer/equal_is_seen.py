# Does not count a child that is exactly as tall as one in front.
class Solution:
    def classPhoto(self, heights: List[List[int]]) -> int:
        hidden = 0
        for place in range(len(heights[0])):
            tallest = 0
            for row in heights:
                if row[place] < tallest:
                    hidden += 1
                tallest = max(tallest, row[place])
        return hidden
