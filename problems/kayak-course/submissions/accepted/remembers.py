class Solution:
    def kayakCourse(self, river: List[List[int]]) -> int:
        @cache
        def rest(r, c, last):
            if c < 0 or c == len(river[0]):
                return -inf
            if r == len(river) - 1:
                return river[r][c]
            return river[r][c] + max(rest(r + 1, c + stroke, stroke) for stroke in (-1, 0, 1) if last * stroke != -1)

        return max(rest(0, c, 0) for c in range(len(river[0])))
