# Looks below the last row.
from collections import deque

h, w = map(int, input().split())
grid = [input().strip() for _ in range(h)]
start = next((r, c) for r in range(h) for c in range(w) if grid[r][c] == "S")
minute = {start: 0}
queue = deque([start])
answer = "stranded"
while queue:
    r, c = queue.popleft()
    if grid[r][c] == "E":
        answer = minute[r, c]
        break
    for cell in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)):
        if grid[cell[0]][cell[1]] != "#" and cell not in minute:
            minute[cell] = minute[r, c] + 1
            queue.append(cell)
print(answer)
