# Takes the nearest bakery, however hot its rolls are.
class Solution:
    def warmestBakery(self, houses: int, streets: List[List[int]], bakeries: List[List[int]]) -> List[int]:
        near = [[] for _ in range(houses)]
        for a, b, minutes in streets:
            near[a].append((b, minutes))
            near[b].append((a, minutes))
        best = [-1] * houses
        heap = [(0, -degrees, bakery, house) for bakery, (house, degrees) in enumerate(bakeries)]
        heapify(heap)
        while heap:
            way, cold, bakery, house = heappop(heap)
            if best[house] >= 0:
                continue
            best[house] = bakery
            for other, minutes in near[house]:
                if best[other] < 0:
                    heappush(heap, (way + minutes, cold, bakery, other))
        return best
