class Solution:
    def weekendsNeeded(self, outdoor: List[bool], needs: List[List[int]]) -> int:
        n = len(needs)
        needed_by = [[] for _ in range(n)]
        for badge in range(n):
            for other in needs[badge]:
                needed_by[other].append(badge)
        missing = [len(others) for others in needs]
        weekend = [0] * n  # of the latest need, until the badge itself is handled
        order = [badge for badge in range(n) if missing[badge] == 0]
        for badge in order:
            weekend[badge] += 1
            if (weekend[badge] % 2 == 0) != outdoor[badge]:
                weekend[badge] += 1
            for other in needed_by[badge]:
                weekend[other] = max(weekend[other], weekend[badge])
                missing[other] -= 1
                if missing[other] == 0:
                    order.append(other)
        return max(weekend) if len(order) == n else -1
