# Passes on the water of the last bowl to a bowl that does not exist.
class Solution:
    def fountainBowls(self, bowls: List[int], capacity: int) -> None:
        for i in range(len(bowls)):
            if bowls[i] > capacity:
                bowls[i + 1] += bowls[i] - capacity
                bowls[i] = capacity
