# Calculates the same numbers again and again.
class Solution:
    def drumRolls(self, beats: int) -> int:
        def ways(left):
            if left <= 0:
                return int(left == 0)
            return ways(left - 1) + 2 * ways(left - 2) + ways(left - 3)

        return ways(beats) % (10**9 + 7)
