class Solution:
    def wetPaint(self, paint: List[int], dry: List[int], price: List[int], hours: int) -> int:
        best = [0] * (hours + 1)
        for d, p, value in sorted(zip(dry, paint, price), reverse=True):
            for t in range(hours - d, p - 1, -1):
                best[t] = max(best[t], best[t - p] + value)
        return max(best)
