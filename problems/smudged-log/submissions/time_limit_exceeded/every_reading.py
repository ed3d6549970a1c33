# Follows every reading of the log.
class Solution:
    def smudgedLog(self, log: str, start: int, top: int) -> int:
        steps = {"+": [1], "-": [-1], "=": [0], "?": [1, -1, 0]}

        def ways(i, mark, seen):
            if not 0 <= mark <= top:
                return 0
            seen = seen or mark == top
            if i == len(log):
                return int(seen)
            return sum(ways(i + 1, mark + step, seen) for step in steps[log[i]])

        return ways(0, start, False) % (10**9 + 7)
