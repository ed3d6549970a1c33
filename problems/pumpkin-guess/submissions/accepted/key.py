class Solution:
    def pumpkinGuess(self, guesses: List[int], weight: int) -> List[int]:
        def key(i):
            return guesses[i] > weight, abs(guesses[i] - weight)

        return sorted(range(len(guesses)), key=key)
