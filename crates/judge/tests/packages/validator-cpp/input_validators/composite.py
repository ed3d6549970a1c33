import sys
n = int(sys.stdin.readline())
assert sys.stdin.read() == ''
sys.exit(42 if any(n % d == 0 for d in range(2, n)) else 1)
