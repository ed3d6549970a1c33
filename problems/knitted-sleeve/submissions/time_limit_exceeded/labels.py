# Passes the smallest number of an area on to its neighbors until nothing changes.
class Solution:
    def ballsOfYarn(self, pattern: List[str], ball: int) -> int:
        height, width = len(pattern), len(pattern[0])
        label = [[row * width + column for column in range(width)] for row in range(height)]
        changed = True
        while changed:
            changed = False
            for r in range(height):
                for c in range(width):
                    for y, x in ((r - 1, c), (r + 1, c), (r, (c + 1) % width), (r, (c - 1) % width)):
                        if 0 <= y < height and pattern[y][x] == pattern[r][c] and label[y][x] < label[r][c]:
                            label[r][c] = label[y][x]
                            changed = True
        sizes = Counter(number for row in label for number in row)
        return sum((size + ball - 1) // ball for size in sizes.values())
