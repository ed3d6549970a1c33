# Trades any three equal tokens of the pile, also if other tokens are between them.
class Solution:
    def tokenPile(self, tokens: List[int]) -> List[int]:
        pile = []
        for token in tokens:
            pile.append(token)
            while pile.count(pile[-1]) == 3:
                level = pile[-1]
                pile = [other for other in pile if other != level] + [level + 1]
        return pile
