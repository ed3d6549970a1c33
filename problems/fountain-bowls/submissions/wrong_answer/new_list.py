# Builds a new list and gives it the old name, so the list of the caller does not change.
class Solution:
    def fountainBowls(self, bowls: List[int], capacity: int) -> None:
        result = []
        flow = 0
        for water in bowls:
            water += flow
            flow = max(0, water - capacity)
            result.append(water - flow)
        bowls = result
