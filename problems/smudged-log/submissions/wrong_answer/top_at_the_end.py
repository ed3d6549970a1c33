# Counts only the logs that are at the top after the last hour.
class Solution:
    def smudgedLog(self, log: str, start: int, top: int) -> int:
        counts = [0] * (top + 1)
        counts[start] = 1
        for sign in log:
            rose, fell = [0] + counts[:-1], counts[1:] + [0]
            counts = [
                (up * (sign in "+?") + stayed * (sign in "=?") + down * (sign in "-?")) % (10**9 + 7)
                for up, stayed, down in zip(rose, counts, fell)
            ]
        return counts[top]
