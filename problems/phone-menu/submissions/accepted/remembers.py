class Solution:
    def phoneMenu(self, calls: List[int], keys: int) -> int:
        sums = [0, *accumulate(calls)]

        @cache
        def best(l, r):
            return cut(l, r, keys) if r - l > 1 else 0

        @cache
        def rest(l, r, k):
            whole = sums[r] - sums[l] + best(l, r)
            return min(whole, cut(l, r, k)) if k > 1 and r - l > 1 else whole

        def cut(l, r, k):
            return sums[r] - sums[l] + min(best(l, m) + rest(m, r, k - 1) for m in range(l + 1, r))

        return best(0, len(calls))
