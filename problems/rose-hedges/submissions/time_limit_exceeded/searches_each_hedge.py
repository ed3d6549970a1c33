# Searches for each hedge whether its lawns are already connected.
class Solution:
    def rosesKept(self, right: List[List[int]], below: List[List[int]]) -> int:
        h, w = len(right), len(right[0]) + 1
        hedges = [(right[r][c], r * w + c, r * w + c + 1) for r in range(h) for c in range(w - 1)]
        hedges += [(below[r][c], r * w + c, (r + 1) * w + c) for r in range(h - 1) for c in range(w)]
        near = [[] for _ in range(h * w)]
        kept = 0
        for roses, a, b in sorted(hedges):
            seen = {a}
            todo = [a]
            while todo and b not in seen:
                for other in near[todo.pop()]:
                    if other not in seen:
                        seen.add(other)
                        todo.append(other)
            if b in seen:
                kept += roses
            else:
                near[a].append(b)
                near[b].append(a)
        return kept
