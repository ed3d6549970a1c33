class Solution:
    def longestStack(self, cards: List[int], holes: int) -> int:
        dark = [0] * 30
        lit = 30
        left = longest = 0
        for right, card in enumerate(cards):
            for place in range(30):
                if not card >> place & 1:
                    if dark[place] == 0:
                        lit -= 1
                    dark[place] += 1
            while lit < holes:
                for place in range(30):
                    if not cards[left] >> place & 1:
                        dark[place] -= 1
                        if dark[place] == 0:
                            lit += 1
                left += 1
            longest = max(longest, right - left + 1)
        return longest
