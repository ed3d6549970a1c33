# Divides each group into two parts only.
class Solution:
    def phoneMenu(self, calls: List[int], keys: int) -> int:
        sums = [0, *accumulate(calls)]

        @cache
        def best(l, r):
            if r - l == 1:
                return 0
            return sums[r] - sums[l] + min(best(l, m) + best(m, r) + sums[r] - sums[m] for m in range(l + 1, r))

        return best(0, len(calls))
