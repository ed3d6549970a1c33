# Tries all choices of pieces.
class Solution:
    def wetPaint(self, paint: List[int], dry: List[int], price: List[int], hours: int) -> int:
        pieces = sorted(zip(dry, paint, price), reverse=True)

        def best(i, t):
            if i == len(pieces):
                return 0
            d, p, value = pieces[i]
            most = best(i + 1, t)
            if t + p + d <= hours:
                most = max(most, value + best(i + 1, t + p))
            return most

        return best(0, 0)
