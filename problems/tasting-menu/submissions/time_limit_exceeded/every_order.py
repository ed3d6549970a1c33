# Tries every order.
class Solution:
    def tastingMenu(self, effect: List[List[int]]) -> List[int]:
        best, result = -inf, []
        for order in permutations(range(len(effect))):
            joy = sum(effect[i][j] for place, j in enumerate(order) for i in order[:place])
            if joy > best:
                best, result = joy, list(order)
        return result
