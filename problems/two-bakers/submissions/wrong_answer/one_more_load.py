# Adds a load even if the rolls fill all loads exactly.
class Solution:
    def twoBakers(self, rolls: int, first: List[int], second: List[int]) -> int:
        times = []
        for batch, minutes, pause in (first, second):
            loads = rolls // batch + 1
            times.append(loads * minutes + (loads - 1) * pause)
        if times[0] == times[1]:
            return 0
        return 1 if times[0] < times[1] else 2
