# Assumes that the collar tells the sum of both numbers.
def call(a, b):
    print("?", a, b, flush=True)
    return int(input())


n = int(input())
s, t = call(1, 1), call(1, n)
x = (s + t - (n - 1)) // 2 + 1
y = s - (x - 1) + 1
print("!", x, y, flush=True)
