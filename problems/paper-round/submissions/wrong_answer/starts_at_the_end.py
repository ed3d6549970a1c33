# Always begins at the first house of the street.
class Solution:
    def paperRound(self, steps: List[int]) -> List[int]:
        n = len(steps) + 1

        def visit(order, house):
            if house < 1 or house > n or house in order:
                return []
            order = order + [house]
            if len(order) == n:
                return order
            step = steps[len(order) - 1]
            return visit(order, house - step) or visit(order, house + step)

        return visit([], 1)
