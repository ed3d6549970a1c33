class Solution:
    def twoBakers(self, rolls: int, first: List[int], second: List[int]) -> int:
        one = self.time(rolls, first)
        two = self.time(rolls, second)
        if one < two:
            return 1
        if two < one:
            return 2
        return 0

    def time(self, rolls, oven):
        batch, minutes, pause = oven
        loads = (rolls + batch - 1) // batch
        return loads * minutes + (loads - 1) * pause
