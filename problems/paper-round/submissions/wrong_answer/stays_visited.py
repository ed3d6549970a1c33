# Does not free a house when it takes the step back.
class Solution:
    def paperRound(self, steps: List[int]) -> List[int]:
        n = len(steps) + 1

        def visit(house, order, visited):
            if house < 1 or house > n or house in visited:
                return None
            visited.add(house)
            order = order + [house]
            if len(order) == n:
                return order
            step = steps[len(order) - 1]
            return visit(house - step, order, visited) or visit(house + step, order, visited)

        for first in range(1, n + 1):
            found = visit(first, [], set())
            if found:
                return found
        return []
