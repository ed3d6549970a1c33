# Always fills the kiln, as long as enough pots are left for the batches after it.
class Solution:
    def kilnBatches(self, heat: List[int], least: int, most: int) -> int:
        def possible(left):
            return any(count * least <= left <= count * most for count in range(left + 1))

        start = waste = 0
        while start < len(heat):
            left = len(heat) - start
            sizes = [size for size in range(least, min(most, left) + 1) if possible(left - size)]
            if not sizes:
                return -1
            batch = heat[start : start + sizes[-1]]
            waste += len(batch) * max(batch) - sum(batch)
            start += sizes[-1]
        return waste
