# Paints the pieces in the order of the list.
class Solution:
    def wetPaint(self, paint: List[int], dry: List[int], price: List[int], hours: int) -> int:
        best = [0] * (hours + 1)
        for p, d, value in zip(paint, dry, price):
            for t in range(hours - d, p - 1, -1):
                best[t] = max(best[t], best[t - p] + value)
        return max(best)
