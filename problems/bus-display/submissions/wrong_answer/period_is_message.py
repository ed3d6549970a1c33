# Repeats after n seconds, so the message never leaves the display completely.
w, n, q = map(int, input().split())
message = input().strip()
row = "." * w + message + "." * w
for t in map(int, input().split()):
    start = t % n
    print(row[start : start + w])
