import sys

for _ in range(32):
    sys.stderr.write('x' * (1 << 20))
input()
print(sum(map(int, input().split())))
