# Forgets that guesses that are too heavy come last.
class Solution:
    def pumpkinGuess(self, guesses: List[int], weight: int) -> List[int]:
        return sorted(range(len(guesses)), key=lambda i: abs(guesses[i] - weight))
