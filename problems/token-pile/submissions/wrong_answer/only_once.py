# Trades only once after each token, so a chain stops after its first part.
class Solution:
    def tokenPile(self, tokens: List[int]) -> List[int]:
        pile = []
        for token in tokens:
            pile.append(token)
            if len(pile) >= 3 and pile[-1] == pile[-2] == pile[-3]:
                pile[-3:] = [token + 1]
        return pile
