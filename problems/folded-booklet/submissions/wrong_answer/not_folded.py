# Takes four pages in a row as one sheet, as if the sheets were not folded.
s, n = map(int, input().split())
print(len({(page + 3) // 4 for page in map(int, input().split())}))
