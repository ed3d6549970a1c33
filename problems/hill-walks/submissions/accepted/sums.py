class Solution:
    def hillWalks(self, heights: List[int], walks: List[List[int]]) -> List[int]:
        up, down = [0], [0]
        for a, b in zip(heights, heights[1:]):
            up.append(up[-1] + max(0, b - a))
            down.append(down[-1] + max(0, a - b))
        return [up[b] - up[a] if a <= b else down[a] - down[b] for a, b in walks]
