# Tries all orders, but stops when one waits longer than the best order so far.
class Solution:
    def leastWaiting(self, scenes: List[List[int]], minutes: List[int]) -> int:
        n = len(scenes)
        cast = [sum(1 << actor for actor in actors) for actors in scenes]
        best = math.inf

        def extend(rest, before, total):
            nonlocal best
            if total >= best:
                return
            if not rest:
                best = total
            for i in rest:
                others = [j for j in rest if j != i]
                later = 0
                for j in others:
                    later |= cast[j]
                waiting = before & later & ~cast[i]
                extend(others, before | cast[i], total + minutes[i] * bin(waiting).count("1"))

        extend(list(range(n)), 0, 0)
        return best
