# Moves the text second by second.
w, n, q = map(int, input().split())
message = input().strip()
for t in map(int, input().split()):
    cells, left = "." * w, message + "." * w
    for _ in range(t):
        cells, left = cells[1:] + left[0], left[1:]
        if not left:
            left = message + "." * w
    print(cells)
