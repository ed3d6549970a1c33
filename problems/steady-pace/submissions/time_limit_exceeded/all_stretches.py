# Tries all stretches.
class Solution:
    def steadyPace(self, seconds: List[int], pace: int, least: int) -> int:
        n, steady = len(seconds), 0
        for first in range(n):
            total = 0
            for last in range(first, n):
                total += seconds[last] - pace
                if total == 0 and last - first + 1 >= least:
                    steady += 1
        return steady
