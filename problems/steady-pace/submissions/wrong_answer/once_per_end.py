# Counts only one stretch for each end, although the same sum can occur at several starts.
class Solution:
    def steadyPace(self, seconds: List[int], pace: int, least: int) -> int:
        sums = [0]
        for value in seconds:
            sums.append(sums[-1] + value - pace)
        starts, steady = set(), 0
        for end in range(least, len(sums)):
            starts.add(sums[end - least])
            if sums[end] in starts:
                steady += 1
        return steady
