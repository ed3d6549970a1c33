class Solution:
    def tastingMenu(self, effect: List[List[int]]) -> List[int]:
        n = len(effect)
        gain = []
        for j in range(n):
            row = [0]
            for i in range(n):
                # The sets that have dish i, and no later one.
                row += [sum_before + effect[i][j] for sum_before in row]
            gain.append(row)

        best = [0] * (1 << n)
        for served in range((1 << n) - 2, -1, -1):
            best[served] = max([gain[j][served] + best[served | 1 << j] for j in range(n) if not served >> j & 1])

        order, served = [], 0
        while len(order) < n:
            for j in range(n):
                if not served >> j & 1 and gain[j][served] + best[served | 1 << j] == best[served]:
                    order.append(j)
                    served |= 1 << j
                    break
        return order
