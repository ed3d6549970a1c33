class Solution:
    def hummedTune(self, tune: List[int], hum: List[int], skip: int) -> int:
        n = len(tune)
        penalty = [j * skip for j in range(n + 1)]
        for note in hum:
            now = [inf]
            for j in range(1, n + 1):
                used = abs(note - tune[j - 1]) + min(penalty[j], penalty[j - 1])
                now.append(min(used, now[j - 1] + skip))
            penalty = now
        return penalty[n]
