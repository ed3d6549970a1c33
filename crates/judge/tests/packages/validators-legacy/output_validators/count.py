import sys

with open(sys.argv[1]) as file:
    sys.exit(42 if len(sys.stdin.read().split()) == int(file.read()) else 43)
