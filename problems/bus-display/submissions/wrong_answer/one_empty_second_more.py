# Counts the empty display twice: at the end of a round, and at the start of the next.
w, n, q = map(int, input().split())
message = input().strip()
row = "." * w + message + "." * (w + 1)
for t in map(int, input().split()):
    start = t % (n + w + 1)
    print(row[start : start + w])
