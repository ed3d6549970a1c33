class Solution:
    def paperRound(self, steps: List[int]) -> List[int]:
        n = len(steps) + 1
        order = []

        def visit(house):
            if house < 1 or house > n or house in order:
                return False
            order.append(house)
            if len(order) == n:
                return True
            step = steps[len(order) - 1]
            if visit(house - step) or visit(house + step):
                return True
            order.pop()
            return False

        for first in range(1, n + 1):
            if visit(first):
                break
        return order
