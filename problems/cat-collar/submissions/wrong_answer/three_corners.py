# Believes that the corners beside each other tell row and column directly.
def call(a, b):
    print("?", a, b, flush=True)
    return int(input())


n = int(input())
x = 1 + min(call(1, 1), call(1, n))
y = n - call(n, n)
print("!", x, y, flush=True)
