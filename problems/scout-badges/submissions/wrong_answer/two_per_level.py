# Takes two weekends for each level, as if all badges had to change between the kinds.
class Solution:
    def weekendsNeeded(self, outdoor: List[bool], needs: List[List[int]]) -> int:
        n = len(needs)
        needed_by = [[] for _ in range(n)]
        for badge in range(n):
            for other in needs[badge]:
                needed_by[other].append(badge)
        missing = [len(others) for others in needs]
        level = [0] * n
        order = [badge for badge in range(n) if missing[badge] == 0]
        for badge in order:
            for other in needed_by[badge]:
                level[other] = level[badge] + 1
                missing[other] -= 1
                if missing[other] == 0:
                    order.append(other)
        if len(order) < n:
            return -1
        return max(2 * level[badge] + (2 if outdoor[badge] else 1) for badge in range(n))
