class Solution:
    def porchLamps(self, lamps: int, count: int, presses: List[int]) -> int:
        for k in presses:
            for j in range(k - 1, k + 2):
                if 0 <= j < count:
                    lamps ^= 1 << j
        return lamps
