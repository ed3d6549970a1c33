class Solution:
    def ballsOfYarn(self, pattern: List[str], ball: int) -> int:
        height, width = len(pattern), len(pattern[0])
        seen = [[False] * width for _ in range(height)]
        balls = 0
        for row in range(height):
            for column in range(width):
                if seen[row][column]:
                    continue
                seen[row][column] = True
                todo = [(row, column)]
                stitches = 0
                while todo:
                    r, c = todo.pop()
                    stitches += 1
                    for y, x in ((r - 1, c), (r + 1, c), (r, (c + 1) % width), (r, (c - 1) % width)):
                        if 0 <= y < height and not seen[y][x] and pattern[y][x] == pattern[r][c]:
                            seen[y][x] = True
                            todo.append((y, x))
                balls += (stitches + ball - 1) // ball
        return balls
