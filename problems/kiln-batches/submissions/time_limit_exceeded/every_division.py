# Divides the same rest of the belt again and again.
class Solution:
    def kilnBatches(self, heat: List[int], least: int, most: int) -> int:
        def waste(end):
            if end == 0:
                return 0
            best, top, total = inf, 0, 0
            for size in range(1, min(most, end) + 1):
                top, total = max(top, heat[end - size]), total + heat[end - size]
                if size >= least:
                    best = min(best, waste(end - size) + size * top - total)
            return best

        answer = waste(len(heat))
        return answer if answer < inf else -1
