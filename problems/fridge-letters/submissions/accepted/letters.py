class Solution:
    def fridgeLetters(self, word: str, moves: List[List[int]]) -> str:
        letters = list(word)
        for start, end in moves:
            letter = letters.pop(start)
            letters.insert(end, letter)
        return "".join(letters)
