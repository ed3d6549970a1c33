# Counts the minutes of a scene once, no matter how many people wait during it.
class Solution:
    def leastWaiting(self, scenes: List[List[int]], minutes: List[int]) -> int:
        n = len(scenes)
        everything = 2**n - 1
        cast = [0] * 2**n
        for i, actors in enumerate(scenes):
            bits = sum(1 << actor for actor in actors)
            for chosen in range(2**i):
                cast[2**i + chosen] = bits | cast[chosen]
        least = [0] * 2**n
        for chosen in range(1, 2**n):
            later = cast[everything - chosen]
            least[chosen] = min(
                least[chosen - (1 << i)] + (minutes[i] if cast[chosen - (1 << i)] & later & ~cast[1 << i] else 0)
                for i in range(n)
                if chosen >> i & 1
            )
        return least[everything]
