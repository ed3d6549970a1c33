# Searches the whole town from each bakery.
class Solution:
    def warmestBakery(self, houses: int, streets: List[List[int]], bakeries: List[List[int]]) -> List[int]:
        near = [[] for _ in range(houses)]
        for a, b, minutes in streets:
            near[a].append((b, minutes))
            near[b].append((a, minutes))
        best = [-1] * houses
        coldest = [float("inf")] * houses
        for bakery, (oven, degrees) in enumerate(bakeries):
            cold = [float("inf")] * houses
            cold[oven] = -degrees
            heap = [(-degrees, oven)]
            while heap:
                now, house = heappop(heap)
                if now > cold[house]:
                    continue
                if now < coldest[house]:
                    coldest[house] = now
                    best[house] = bakery
                for other, minutes in near[house]:
                    if now + minutes < cold[other]:
                        cold[other] = now + minutes
                        heappush(heap, (now + minutes, other))
        return best
