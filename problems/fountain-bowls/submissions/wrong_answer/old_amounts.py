# Passes on only what was too much at the beginning, and not what arrives from above.
class Solution:
    def fountainBowls(self, bowls: List[int], capacity: int) -> None:
        before = bowls[:]
        for i in range(len(bowls)):
            arrives = max(0, before[i - 1] - capacity) if i > 0 else 0
            bowls[i] = min(capacity, before[i] + arrives)
