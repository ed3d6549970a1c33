# Lists a word again when its count reaches times again.
class Solution:
    def parrotWords(self, words: List[str], times: int, gap: int) -> List[str]:
        last, count, learned = {}, {}, []
        for index, word in enumerate(words):
            close = word in last and index - last[word] - 1 <= gap
            count[word] = count[word] + 1 if close else 1
            last[word] = index
            if count[word] == times:
                learned.append(word)
        return learned
