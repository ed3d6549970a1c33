class Solution:
    def rosesKept(self, right: List[List[int]], below: List[List[int]]) -> int:
        h, w = len(right), len(right[0]) + 1
        hedges = []
        for r in range(h):
            for c in range(w - 1):
                hedges.append((right[r][c], r * w + c, r * w + c + 1))
        for r in range(h - 1):
            for c in range(w):
                hedges.append((below[r][c], r * w + c, (r + 1) * w + c))
        hedges.sort()

        parent = list(range(h * w))

        def speaker(lawn):
            while parent[lawn] != lawn:
                parent[lawn] = parent[parent[lawn]]
                lawn = parent[lawn]
            return lawn

        kept = 0
        for roses, a, b in hedges:
            a, b = speaker(a), speaker(b)
            if a == b:
                kept += roses
            else:
                parent[a] = b
        return kept
