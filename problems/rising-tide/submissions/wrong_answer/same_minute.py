# Enters a cell in the minute in which it is flooded.
def main():
    h, w = map(int, input().split())
    # A border of rocks: every cell of the map has four neighbors.
    width = w + 2
    grid = "#" * width + "".join("#" + input().strip() + "#" for _ in range(h)) + "#" * width
    never = len(grid)

    flooded = [never] * len(grid)
    layer = [cell for cell, sign in enumerate(grid) if sign == "~"]
    for cell in layer:
        flooded[cell] = 0
    minute = 0
    while layer:
        minute += 1
        after = []
        for cell in layer:
            for near in (cell - 1, cell + 1, cell - width, cell + width):
                if flooded[near] == never and grid[near] != "#":
                    flooded[near] = minute
                    after.append(near)
        layer = after

    start = grid.index("S")
    seen = [False] * len(grid)
    seen[start] = True
    layer = [start]
    minute = 0
    while layer:
        minute += 1
        after = []
        for cell in layer:
            for near in (cell - 1, cell + 1, cell - width, cell + width):
                if not seen[near] and grid[near] != "#" and minute <= flooded[near]:
                    if grid[near] == "E":
                        print(minute)
                        return
                    seen[near] = True
                    after.append(near)
        layer = after
    print("stranded")


main()
