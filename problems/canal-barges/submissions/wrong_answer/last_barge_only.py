# Keeps the time to arrive at a village from only the last barge that ends there.
class Solution:
    def canalBarges(self, walk: List[int], far: List[int], ride: List[int]) -> int:
        arrive = [0] * (len(walk) + 1)
        barge = {}
        for i in range(len(walk)):
            if i:
                arrive[i] = min(arrive[i - 1] + walk[i - 1], barge.get(i, 10**9))
            barge[i + far[i]] = arrive[i] + ride[i]
        return min(arrive[-2] + walk[-1], barge.get(len(walk), 10**9))
