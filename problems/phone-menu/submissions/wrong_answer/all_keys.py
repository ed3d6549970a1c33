# Uses as many keys as possible in each menu.
class Solution:
    def phoneMenu(self, calls: List[int], keys: int) -> int:
        sums = [0, *accumulate(calls)]

        @cache
        def best(l, r):
            return parts(l, r, min(keys, r - l)) if r - l > 1 else 0

        @cache
        def parts(l, r, count):
            listening = sums[r] - sums[l]
            if count == 1:
                return listening + best(l, r)
            return listening + min(best(l, m) + parts(m, r, count - 1) for m in range(l + 1, r - count + 2))

        return best(0, len(calls))
