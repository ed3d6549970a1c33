class Solution:
    def phoneMenu(self, calls: List[int], keys: int) -> int:
        n = len(calls)
        best = [[0] * (n + 1) for _ in range(n + 1)]
        rest = [[[0] * (n + 1) for _ in range(n + 1)] for _ in range(keys + 1)]
        for length in range(1, n + 1):
            for l in range(n - length + 1):
                r = l + length
                listening = sum(calls[l:r])
                cuts = {k: listening + min([best[l][m] + rest[k - 1][m][r] for m in range(l + 1, r)], default=0) for k in range(2, keys + 1)}
                if length > 1:
                    best[l][r] = cuts[keys]
                rest[1][l][r] = listening + best[l][r]
                for k in range(2, keys):
                    rest[k][l][r] = min(rest[1][l][r], cuts[k])
        return best[0][n]
