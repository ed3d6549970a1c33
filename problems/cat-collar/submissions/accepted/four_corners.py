def call(a, b):
    print("?", a, b, flush=True)
    return int(input())


n = int(input())
top_left, top_right = call(1, 1), call(1, n)
bottom_left, bottom_right = call(n, 1), call(n, n)
u, v = min(top_left, top_right), min(bottom_left, bottom_right)
x = 1 + u if u >= v else n - v
u, v = min(top_left, bottom_left), min(top_right, bottom_right)
y = 1 + u if u >= v else n - v
print("!", x, y, flush=True)
