# Counts all times, even if many other words were spoken between.
class Solution:
    def parrotWords(self, words: List[str], times: int, gap: int) -> List[str]:
        count, learned = Counter(), []
        for word in words:
            count[word] += 1
            if count[word] == times:
                learned.append(word)
        return learned
