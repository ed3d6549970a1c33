# Visits a badge when its first need has been earned, and does not wait for the others.
class Solution:
    def weekendsNeeded(self, outdoor: List[bool], needs: List[List[int]]) -> int:
        n = len(needs)
        needed_by = [[] for _ in range(n)]
        for badge in range(n):
            for other in needs[badge]:
                needed_by[other].append(badge)
        weekend = [2 if outdoor[badge] else 1 for badge in range(n)]
        order = [badge for badge in range(n) if not needs[badge]]
        seen = set(order)
        for badge in order:
            for other in needed_by[badge]:
                if other not in seen:
                    seen.add(other)
                    weekend[other] = weekend[badge] + (2 if outdoor[other] == outdoor[badge] else 1)
                    order.append(other)
        return max(weekend) if len(order) == n else -1
