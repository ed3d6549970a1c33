# Swaps the two letters instead of moving one of them.
class Solution:
    def fridgeLetters(self, word: str, moves: List[List[int]]) -> str:
        letters = list(word)
        for start, end in moves:
            letters[start], letters[end] = letters[end], letters[start]
        return "".join(letters)
