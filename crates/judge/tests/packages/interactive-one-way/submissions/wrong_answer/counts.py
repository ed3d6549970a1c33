import sys
print(100 + len(sys.stdin.readlines()))
