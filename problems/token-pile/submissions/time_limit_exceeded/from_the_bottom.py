# Searches the pile from the bottom for three equal tokens after each change.
class Solution:
    def tokenPile(self, tokens: List[int]) -> List[int]:
        pile = []
        for token in tokens:
            pile.append(token)
            i = 0
            while i + 2 < len(pile):
                if pile[i : i + 3] == [pile[i]] * 3:
                    pile[i : i + 3] = [pile[i] + 1]
                    i = 0
                else:
                    i += 1
        return pile
