class Solution:
    def parrotWords(self, words: List[str], times: int, gap: int) -> List[str]:
        last, count, known, learned = {}, {}, set(), []
        for index, word in enumerate(words):
            if word in last and index - last[word] - 1 <= gap:
                count[word] += 1
            else:
                count[word] = 1
            last[word] = index
            if count[word] == times and word not in known:
                known.add(word)
                learned.append(word)
        return learned
