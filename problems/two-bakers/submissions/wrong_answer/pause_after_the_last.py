# Counts a pause after the last load, too.
class Solution:
    def twoBakers(self, rolls: int, first: List[int], second: List[int]) -> int:
        times = []
        for batch, minutes, pause in (first, second):
            loads = (rolls + batch - 1) // batch
            times.append(loads * (minutes + pause))
        if times[0] == times[1]:
            return 0
        return 1 if times[0] < times[1] else 2
