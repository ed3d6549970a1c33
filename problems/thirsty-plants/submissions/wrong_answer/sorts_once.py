# Sorts the plants once, and then waters them in turn.
class Solution:
    def waterPlants(self, levels: List[int], gains: List[int], cans: int) -> List[int]:
        order = sorted(range(len(levels)), key=lambda plant: levels[plant])
        for can in range(cans):
            plant = order[can % len(order)]
            levels[plant] += gains[plant]
        return levels
