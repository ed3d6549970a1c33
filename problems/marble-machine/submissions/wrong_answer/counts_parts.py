# Counts a part with several tracks only once, so an `a` part does not wait for all of its tracks.
class Solution:
    def startTimes(self, kinds: str, tracks: List[List[int]]) -> List[int]:
        n = len(kinds)
        outgoing = [[] for _ in range(n)]
        before = [set() for _ in range(n)]
        for a, b, seconds in tracks:
            outgoing[a].append((b, seconds))
            before[b].add(a)
        start = [-1] * n
        arrivals = [(0, 0, 0)]
        while arrivals:
            now, part, sender = heappop(arrivals)
            before[part].discard(sender)
            if start[part] >= 0 or part > 0 and kinds[part] == "a" and before[part]:
                continue
            start[part] = now
            for other, seconds in outgoing[part]:
                heappush(arrivals, (now + seconds, other, part))
        return start
