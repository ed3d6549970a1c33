# Cuts down the h * w - 1 hedges with the fewest roses, whether they help or not.
class Solution:
    def rosesKept(self, right: List[List[int]], below: List[List[int]]) -> int:
        hedges = sorted(roses for row in right + below for roses in row)
        return sum(hedges[len(right) * (len(right[0]) + 1) - 1 :])
