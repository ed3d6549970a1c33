# Looks for the best of the remaining guesses again and again.
class Solution:
    def pumpkinGuess(self, guesses: List[int], weight: int) -> List[int]:
        def key(i):
            return guesses[i] > weight, abs(guesses[i] - weight), i

        left = list(range(len(guesses)))
        order = []
        while left:
            best = min(left, key=key)
            left.remove(best)
            order.append(best)
        return order
