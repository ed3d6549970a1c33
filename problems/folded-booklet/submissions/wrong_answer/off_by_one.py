# Pairs page p with page 4s - p instead of 4s + 1 - p.
s, n = map(int, input().split())
print(len({(min(page, 4 * s - page) + 1) // 2 for page in map(int, input().split())}))
