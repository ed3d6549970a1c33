class Solution:
    def steadyPace(self, seconds: List[int], pace: int, least: int) -> int:
        sums = [0]
        for value in seconds:
            sums.append(sums[-1] + value - pace)
        starts, steady = Counter(), 0
        for end in range(least, len(sums)):
            starts[sums[end - least]] += 1
            steady += starts[sums[end]]
        return steady
