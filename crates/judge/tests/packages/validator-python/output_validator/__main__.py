import sys
from rules import fits

with open(sys.argv[1]) as file:
    n = int(file.read())
words = sys.stdin.read().split()
sys.exit(42 if fits(n, words, "even" in sys.argv[4:]) else 43)
