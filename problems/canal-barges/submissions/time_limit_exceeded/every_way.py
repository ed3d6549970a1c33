# Calculates the rest of the way again each time it comes to a village.
class Solution:
    def canalBarges(self, walk: List[int], far: List[int], ride: List[int]) -> int:
        def least(i):
            if i == len(walk):
                return 0
            return min(walk[i] + least(i + 1), ride[i] + least(i + far[i]))

        return least(0)
