# Adds up each walk again.
class Solution:
    def hillWalks(self, heights: List[int], walks: List[List[int]]) -> List[int]:
        climbs = []
        for a, b in walks:
            step = 1 if a <= b else -1
            climb = 0
            for i in range(a, b, step):
                if heights[i + step] > heights[i]:
                    climb += heights[i + step] - heights[i]
            climbs.append(climb)
        return climbs
