# Assigns each hummed note to the nearest note that is still allowed, without thinking of the later ones.
class Solution:
    def hummedTune(self, tune: List[int], hum: List[int], skip: int) -> int:
        penalty, at, used = 0, 0, set()
        for note in hum:
            costs = [(abs(note - tune[j]) + skip * max(0, j - at - 1), j) for j in range(at, len(tune))]
            at = min(costs)[1]
            penalty += abs(note - tune[at])
            used.add(at)
        return penalty + skip * (len(tune) - len(used))
