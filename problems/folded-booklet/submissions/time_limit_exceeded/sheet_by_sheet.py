# Goes through all sheets of the booklet.
s, n = map(int, input().split())
pages = set(map(int, input().split()))
count = 0
for sheet in range(1, s + 1):
    back = 4 * s - 2 * sheet
    if 2 * sheet in pages or 2 * sheet - 1 in pages or back + 1 in pages or back + 2 in pages:
        count += 1
print(count)
