# Takes the barge whenever it is faster than walking the same part.
class Solution:
    def canalBarges(self, walk: List[int], far: List[int], ride: List[int]) -> int:
        i = minutes = 0
        while i < len(walk):
            on_foot = sum(walk[i : i + far[i]])
            if ride[i] < on_foot:
                minutes += ride[i]
            else:
                minutes += on_foot
            i += far[i]
        return minutes
