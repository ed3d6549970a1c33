class Solution:
    def largestGap(self, nums: List[int]) -> int:
        return max((b - a for a, b in zip(nums, nums[1:])), default=0)
