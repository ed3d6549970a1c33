class Solution:
    def waterPlants(self, levels: List[int], gains: List[int], cans: int) -> List[int]:
        heap = [(level, plant) for plant, level in enumerate(levels)]
        heapify(heap)
        for _ in range(cans):
            level, plant = heappop(heap)
            levels[plant] = level + gains[plant]
            heappush(heap, (levels[plant], plant))
        return levels
