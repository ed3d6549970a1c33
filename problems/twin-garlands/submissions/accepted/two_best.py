class Solution:
    def twinGarlands(self, left: str, right: str) -> int:
        # For the first flags of `right`: the best result, its last color, and the best one with another color.
        best, color, second = ([value] * (len(right) + 1) for value in (0, "", 0))
        for x in left:
            v = 0
            for j, flag in enumerate(right):
                if flag == x:
                    v = max(v, 1 + (second[j] if color[j] == x else best[j]))
                if v > best[j + 1]:
                    if color[j + 1] != x:
                        second[j + 1] = best[j + 1]
                    best[j + 1], color[j + 1] = v, x
                elif color[j + 1] != x and v > second[j + 1]:
                    second[j + 1] = v
        return best[-1]
