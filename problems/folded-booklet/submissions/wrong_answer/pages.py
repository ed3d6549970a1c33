# Counts different pages, not sheets.
s, n = map(int, input().split())
print(len(set(map(int, input().split()))))
