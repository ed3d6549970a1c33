# Plays one second after the other, and looks at all tracks each time.
class Solution:
    def startTimes(self, kinds: str, tracks: List[List[int]]) -> List[int]:
        n = len(kinds)
        waits = [0] * n
        for a, b, seconds in tracks:
            waits[b] += 1
        for part in range(n):
            if kinds[part] == "o" or waits[part] == 0:
                waits[part] = 1
        start = [-1] * n
        start[0] = 0
        now, last = 0, max((seconds for a, b, seconds in tracks if a == 0), default=0)
        while now < last:
            now += 1
            for a, b, seconds in tracks:
                if start[a] >= 0 and start[a] + seconds == now:
                    waits[b] -= 1
            for part in range(n):
                if start[part] < 0 and waits[part] <= 0:
                    start[part] = now
            last = max([last] + [start[a] + seconds for a, b, seconds in tracks if start[a] == now])
        return start
