import sys

with open(sys.argv[1]) as file:
    n = int(file.read())
written = len(set(sys.stdin.read().split()))
if not 0 < written <= n:
    sys.exit(43)
with open(sys.argv[3] + "score_multiplier.txt", "w") as file:
    file.write(f"{written / n}\n")
with open(sys.argv[3] + "teammessage.txt", "w") as file:
    file.write(f"{written} of {n}\n")
sys.exit(42)
