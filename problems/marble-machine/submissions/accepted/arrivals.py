class Solution:
    def startTimes(self, kinds: str, tracks: List[List[int]]) -> List[int]:
        n = len(kinds)
        outgoing = [[] for _ in range(n)]
        waits = [0] * n
        for a, b, seconds in tracks:
            outgoing[a].append((b, seconds))
            waits[b] += 1
        for part in range(n):
            if kinds[part] == "o" or part == 0:
                waits[part] = 1
        start = [-1] * n
        arrivals = [(0, 0)]
        while arrivals:
            now, part = heappop(arrivals)
            waits[part] -= 1
            if start[part] >= 0 or waits[part] > 0:
                continue
            start[part] = now
            for other, seconds in outgoing[part]:
                heappush(arrivals, (now + seconds, other))
        return start
