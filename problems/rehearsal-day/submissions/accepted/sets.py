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
            best = math.inf
            for i in range(n):
                if chosen >> i & 1:
                    before = chosen - (1 << i)
                    waiting = cast[before] & later & ~cast[1 << i]
                    best = min(best, least[before] + minutes[i] * bin(waiting).count("1"))
            least[chosen] = best
        return least[everything]
