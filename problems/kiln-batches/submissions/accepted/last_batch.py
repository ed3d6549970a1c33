class Solution:
    def kilnBatches(self, heat: List[int], least: int, most: int) -> int:
        waste = [0]
        for end in range(1, len(heat) + 1):
            best, top, total = inf, 0, 0
            for size in range(1, min(most, end) + 1):
                pot = heat[end - size]
                total += pot
                if pot > top:
                    top = pot
                if size >= least:
                    best = min(best, waste[end - size] + size * top - total)
            waste.append(best)
        return waste[-1] if waste[-1] < inf else -1
