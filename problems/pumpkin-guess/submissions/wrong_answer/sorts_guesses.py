# Uses a dictionary from guess to index, so of several equal guesses only the last one is found.
class Solution:
    def pumpkinGuess(self, guesses: List[int], weight: int) -> List[int]:
        index = {guess: i for i, guess in enumerate(guesses)}
        ordered = sorted(guesses, key=lambda guess: (guess > weight, abs(guess - weight)))
        return [index[guess] for guess in ordered]
