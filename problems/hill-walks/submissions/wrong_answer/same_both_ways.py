# The way back has another climb.
class Solution:
    def hillWalks(self, heights: List[int], walks: List[List[int]]) -> List[int]:
        up = [0]
        for a, b in zip(heights, heights[1:]):
            up.append(up[-1] + max(0, b - a))
        return [abs(up[b] - up[a]) for a, b in walks]
