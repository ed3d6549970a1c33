# Removes neighbors of the same color from both garlands first, and ignores the second rule afterward.
class Solution:
    def twinGarlands(self, left: str, right: str) -> int:
        left = [color for color, _ in groupby(left)]
        right = [color for color, _ in groupby(right)]
        best = [0] * (len(right) + 1)
        for x in left:
            now = [0]
            for j, flag in enumerate(right):
                now.append(best[j] + 1 if flag == x else max(best[j + 1], now[j]))
            best = now
        return best[-1]
