# Puts the largest weight that is left on the lighter pan if this brings the pans closer together.
class Solution:
    def marketScale(self, weights: List[int], item: int) -> int:
        rest, used = item, 0
        for weight in sorted(weights, reverse=True):
            if abs(abs(rest) - weight) < abs(rest):
                rest = abs(rest) - weight
                used += 1
        return used if rest == 0 else -1
