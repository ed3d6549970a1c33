# Finds the longest garland without the second rule, and then removes neighbors of the same color.
class Solution:
    def twinGarlands(self, left: str, right: str) -> int:
        rows = [[""] * (len(right) + 1)]
        for x in left:
            row = [""]
            for j, flag in enumerate(right):
                row.append(rows[-1][j] + x if flag == x else max(rows[-1][j + 1], row[j], key=len))
            rows.append(row)
        return len(list(groupby(rows[-1][-1])))
