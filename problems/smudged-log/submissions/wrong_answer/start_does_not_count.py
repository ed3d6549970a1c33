# Does not count the mark before the first hour as a visit of the top.
class Solution:
    def smudgedLog(self, log: str, start: int, top: int) -> int:
        unseen, seen = [0] * (top + 1), [0] * (top + 1)
        unseen[start] = 1
        for sign in log:
            up, stay, down = sign in "+?", sign in "=?", sign in "-?"
            rows = []
            for row in (unseen, seen):
                rose, fell = [0] + row[:-1], row[1:] + [0]
                rows.append([(r * up + s * stay + f * down) % (10**9 + 7) for r, s, f in zip(rose, row, fell)])
            unseen, seen = rows
            seen[top] += unseen[top]
            unseen[top] = 0
        return sum(seen) % (10**9 + 7)
