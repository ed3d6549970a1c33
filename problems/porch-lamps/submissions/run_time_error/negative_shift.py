# Shifts by -1 at the first lamp, which is an error.
class Solution:
    def porchLamps(self, lamps: int, count: int, presses: List[int]) -> int:
        for k in presses:
            for j in (k - 1, k, k + 1):
                lamps ^= 1 << j
        return lamps & ((1 << count) - 1)
