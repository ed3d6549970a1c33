class Solution:
    def tokenPile(self, tokens: List[int]) -> List[int]:
        pile = []
        for token in tokens:
            pile.append(token)
            while len(pile) >= 3 and pile[-1] == pile[-2] == pile[-3]:
                level = pile.pop()
                pile.pop()
                pile.pop()
                pile.append(level + 1)
        return pile
