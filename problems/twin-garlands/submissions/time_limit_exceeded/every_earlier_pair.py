# Searches all earlier pairs of flags for each pair.
class Solution:
    def twinGarlands(self, left: str, right: str) -> int:
        pairs = []
        for i, x in enumerate(left):
            for j, flag in enumerate(right):
                if flag == x:
                    length = 1 + max((n for a, b, color, n in pairs if a < i and b < j and color != x), default=0)
                    pairs.append((i, j, x, length))
        return max((length for *_, length in pairs), default=0)
