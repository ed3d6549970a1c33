class Solution:
    def largestGap(self, nums: List[int]) -> int:
        return nums[-1] - nums[0]
