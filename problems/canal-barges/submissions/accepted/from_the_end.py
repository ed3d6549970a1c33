class Solution:
    def canalBarges(self, walk: List[int], far: List[int], ride: List[int]) -> int:
        least = [0] * (len(walk) + 1)
        for i in reversed(range(len(walk))):
            least[i] = min(walk[i] + least[i + 1], ride[i] + least[i + far[i]])
        return least[0]
