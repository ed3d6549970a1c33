class Solution:
    def largestGap(self, nums: List[int]) -> int:
        return max((b - a for a, b in pairwise(nums)), default=0)
