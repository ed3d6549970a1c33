# Goes left whenever it can, and never takes a step back.
class Solution:
    def paperRound(self, steps: List[int]) -> List[int]:
        n = len(steps) + 1
        for first in range(1, n + 1):
            order = [first]
            for step in steps:
                for house in (order[-1] - step, order[-1] + step):
                    if 1 <= house <= n and house not in order:
                        order.append(house)
                        break
                else:
                    break
            if len(order) == n:
                return order
        return []
