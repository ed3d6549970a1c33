# Looks for the longest run of holes at each place, although these runs can be in different parts of the chain.
class Solution:
    def longestStack(self, cards: List[int], holes: int) -> int:
        runs = []
        for place in range(30):
            run = longest = 0
            for card in cards:
                run = run + 1 if card >> place & 1 else 0
                longest = max(longest, run)
            runs.append(longest)
        return sorted(runs, reverse=True)[holes - 1]
