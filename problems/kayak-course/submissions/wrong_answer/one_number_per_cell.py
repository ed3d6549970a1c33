# Keeps only the best way to each cell, with its last stroke.
class Solution:
    def kayakCourse(self, river: List[List[int]]) -> int:
        width = len(river[0])
        best = [(points, 0) for points in river[0]]
        for row in river[1:]:
            new = []
            for c in range(width):
                ways = []
                for stroke in (-1, 0, 1):
                    if 0 <= c - stroke < width:
                        points, last = best[c - stroke]
                        if last * stroke != -1:
                            ways.append((points + row[c], stroke))
                new.append(max(ways))
            best = new
        return max(best)[0]
