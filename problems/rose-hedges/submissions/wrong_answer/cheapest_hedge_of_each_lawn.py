# Opens the hedge with the fewest roses of each lawn. This can leave several groups of lawns.
class Solution:
    def rosesKept(self, right: List[List[int]], below: List[List[int]]) -> int:
        h, w = len(right), len(right[0]) + 1
        kept = sum(map(sum, right)) + sum(map(sum, below))
        opened = set()
        for r in range(h):
            for c in range(w):
                hedges = []
                if c + 1 < w:
                    hedges.append((right[r][c], "right", r, c))
                if c > 0:
                    hedges.append((right[r][c - 1], "right", r, c - 1))
                if r + 1 < h:
                    hedges.append((below[r][c], "below", r, c))
                if r > 0:
                    hedges.append((below[r - 1][c], "below", r - 1, c))
                if hedges:
                    opened.add(min(hedges))
        return kept - sum(hedge[0] for hedge in opened)
