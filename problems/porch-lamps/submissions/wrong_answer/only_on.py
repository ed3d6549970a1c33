# Uses | and so never switches a lamp off.
class Solution:
    def porchLamps(self, lamps: int, count: int, presses: List[int]) -> int:
        for k in presses:
            for j in range(max(0, k - 1), min(count, k + 2)):
                lamps |= 1 << j
        return lamps
