class Solution:
    def fountainBowls(self, bowls: List[int], capacity: int) -> None:
        for i in range(len(bowls)):
            if bowls[i] > capacity:
                if i + 1 < len(bowls):
                    bowls[i + 1] += bowls[i] - capacity
                bowls[i] = capacity
