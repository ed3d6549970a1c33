# Handles a part only after all parts before it. So nothing in a circle ever starts.
class Solution:
    def startTimes(self, kinds: str, tracks: List[List[int]]) -> List[int]:
        n = len(kinds)
        outgoing = [[] for _ in range(n)]
        incoming = [[] for _ in range(n)]
        missing = [0] * n
        for a, b, seconds in tracks:
            outgoing[a].append(b)
            incoming[b].append((a, seconds))
            missing[b] += 1
        start = [-1] * n
        order = [part for part in range(n) if missing[part] == 0]
        for part in order:
            arrived = [start[a] + seconds for a, seconds in incoming[part] if start[a] >= 0]
            if part == 0:
                start[part] = 0
            elif kinds[part] == "o" and arrived:
                start[part] = min(arrived)
            elif arrived and len(arrived) == len(incoming[part]):
                start[part] = max(arrived)
            for other in outgoing[part]:
                missing[other] -= 1
                if missing[other] == 0:
                    order.append(other)
        return start
