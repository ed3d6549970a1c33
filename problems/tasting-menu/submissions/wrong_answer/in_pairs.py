# Sorts by pairs, but "better before" can go round in a circle.
class Solution:
    def tastingMenu(self, effect: List[List[int]]) -> List[int]:
        return sorted(range(len(effect)), key=cmp_to_key(lambda i, j: effect[j][i] - effect[i][j]))
