# Does not count the notes that are skipped after the last hummed one.
class Solution:
    def hummedTune(self, tune: List[int], hum: List[int], skip: int) -> int:
        now = [abs(hum[0] - note) + skip * j for j, note in enumerate(tune)]
        for note in hum[1:]:
            best, new = inf, []
            for j in range(len(tune)):
                new.append(abs(note - tune[j]) + min(now[j], best + skip * (j - 1)))
                best = min(best, now[j] - skip * j)
            now = new
        return min(now)
