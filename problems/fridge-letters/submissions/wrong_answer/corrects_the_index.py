# Subtracts 1 from the target of a move to the right, although the letter is already taken out.
class Solution:
    def fridgeLetters(self, word: str, moves: List[List[int]]) -> str:
        letters = list(word)
        for start, end in moves:
            letter = letters.pop(start)
            if start < end:
                end -= 1
            letters.insert(end, letter)
        return "".join(letters)
