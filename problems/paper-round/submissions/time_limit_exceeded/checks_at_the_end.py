# Chooses all directions first, and checks the order only when it is complete.
class Solution:
    def paperRound(self, steps: List[int]) -> List[int]:
        n = len(steps) + 1
        for first in range(1, n + 1):
            for directions in itertools.product([-1, 1], repeat=n - 1):
                order = [first]
                for direction, step in zip(directions, steps):
                    order.append(order[-1] + direction * step)
                if sorted(order) == list(range(1, n + 1)):
                    return order
        return []
