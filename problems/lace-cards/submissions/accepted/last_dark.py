class Solution:
    def longestStack(self, cards: List[int], holes: int) -> int:
        last_dark = [-1] * 30
        longest = 0
        for right, card in enumerate(cards):
            for place in range(30):
                if not card >> place & 1:
                    last_dark[place] = right
            longest = max(longest, right - sorted(last_dark)[holes - 1])
        return longest
