# Scans the whole map for every minute.
h, w = map(int, input().split())
grid = [list(input().strip()) for _ in range(h)]
water = {(r, c) for r in range(h) for c in range(w) if grid[r][c] == "~"}
mine = {(r, c) for r in range(h) for c in range(w) if grid[r][c] == "S"}


def spread(cells):
    wider = set(cells)
    for r in range(h):
        for c in range(w):
            if grid[r][c] != "#" and (r, c) not in cells:
                if any(near in cells for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1))):
                    wider.add((r, c))
    return wider


minute = 0
while True:
    minute += 1
    water = spread(water)
    before = mine
    mine = spread(mine) - water
    if any(grid[r][c] == "E" for r, c in mine):
        print(minute)
        break
    if mine <= before and not mine - water or minute > h * w:
        print("stranded")
        break
