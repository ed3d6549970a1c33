# Tries every stack, with one & for each.
class Solution:
    def longestStack(self, cards: List[int], holes: int) -> int:
        longest = 0
        for left in range(len(cards)):
            light = 2**30 - 1
            for right in range(left, len(cards)):
                light &= cards[right]
                if bin(light).count("1") < holes:
                    break
                longest = max(longest, right - left + 1)
        return longest
