# Tries every assignment.
class Solution:
    def hummedTune(self, tune: List[int], hum: List[int], skip: int) -> int:
        def least(i, j):
            """The penalty from hum[i] on, if hum[i - 1] belongs to tune[j]."""
            if i == len(hum):
                return skip * (len(tune) - 1 - j)
            best = inf
            for k in range(max(j, 0), len(tune)):
                best = min(best, skip * max(0, k - j - 1) + abs(hum[i] - tune[k]) + least(i + 1, k))
            return best

        return least(0, -1)
