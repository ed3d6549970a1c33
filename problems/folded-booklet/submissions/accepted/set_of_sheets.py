s, n = map(int, input().split())
sheets = set()
for page in map(int, input().split()):
    front = min(page, 4 * s + 1 - page)
    sheets.add((front + 1) // 2)
print(len(sheets))
