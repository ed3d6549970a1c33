# Chooses for each batch the size with the least waste per pot.
class Solution:
    def kilnBatches(self, heat: List[int], least: int, most: int) -> int:
        start = waste = 0
        while start < len(heat):
            best = None
            for size in range(least, min(most, len(heat) - start) + 1):
                batch = heat[start : start + size]
                lost = size * max(batch) - sum(batch)
                if best is None or lost / size < best[0] / best[1]:
                    best = (lost, size)
            if best is None:
                return -1
            waste += best[0]
            start += best[1]
        return waste
