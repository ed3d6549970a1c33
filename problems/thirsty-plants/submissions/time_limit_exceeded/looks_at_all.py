# Looks at all plants for each can.
class Solution:
    def waterPlants(self, levels: List[int], gains: List[int], cans: int) -> List[int]:
        for _ in range(cans):
            plant = 0
            for other in range(1, len(levels)):
                if levels[other] < levels[plant]:
                    plant = other
            levels[plant] += gains[plant]
        return levels
