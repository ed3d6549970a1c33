# Goes back through the conversation for every word.
class Solution:
    def parrotWords(self, words: List[str], times: int, gap: int) -> List[str]:
        counts, learned = [], []
        for index, word in enumerate(words):
            count = 1
            for before in range(index - 1, -1, -1):
                if words[before] == word:
                    if index - before - 1 <= gap:
                        count = counts[before] + 1
                    break
            counts.append(count)
            if count == times and word not in learned:
                learned.append(word)
        return learned
