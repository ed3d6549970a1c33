w, n, q = map(int, input().split())
message = input().strip()
row = "." * w + message + "." * w
for t in map(int, input().split()):
    start = t % (n + w)
    print(row[start : start + w])
