# Serves the dish that tastes best next.
class Solution:
    def tastingMenu(self, effect: List[List[int]]) -> List[int]:
        order = []
        left = list(range(len(effect)))
        while left:
            dish = max(left, key=lambda j: sum(effect[i][j] for i in order) + sum(effect[j][k] for k in left))
            left.remove(dish)
            order.append(dish)
        return order
