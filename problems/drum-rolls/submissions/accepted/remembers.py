class Solution:
    def drumRolls(self, beats: int) -> int:
        @cache
        def ways(left, after_rest):
            if left <= 0:
                return int(left == 0)
            total = ways(left - 1, False) + ways(left - 2, False)
            if not after_rest:
                total += ways(left - 1, True)
            return total % (10**9 + 7)

        return ways(beats, True)
