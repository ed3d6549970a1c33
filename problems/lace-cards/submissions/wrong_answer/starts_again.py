# Begins a new stack with the card that made the old one too dark.
class Solution:
    def longestStack(self, cards: List[int], holes: int) -> int:
        light, size, longest = 2**30 - 1, 0, 0
        for card in cards:
            if bin(light & card).count("1") >= holes:
                light &= card
                size += 1
            else:
                light = card
                size = 1 if bin(card).count("1") >= holes else 0
            longest = max(longest, size)
        return longest
