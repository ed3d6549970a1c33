class Solution:
    def smudgedLog(self, log: str, start: int, top: int) -> int:
        mod = 10**9 + 7

        def ways(highest):
            if start > highest:
                return 0
            counts = [0] * (highest + 1)
            counts[start] = 1
            for sign in log:
                rose, fell = [0] + counts[:-1], counts[1:] + [0]
                if sign == "+":
                    counts = rose
                elif sign == "-":
                    counts = fell
                elif sign == "?":
                    counts = [(up + stayed + down) % mod for up, stayed, down in zip(rose, counts, fell)]
            return sum(counts)

        return (ways(top) - ways(top - 1)) % mod
