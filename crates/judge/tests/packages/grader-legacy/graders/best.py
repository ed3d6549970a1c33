import sys

results = [line.split() for line in sys.stdin]
best = max(float(score) for _, score in results)
verdict = "AC" if any(code == "AC" for code, _ in results) else results[0][0]
print(verdict, best if sys.argv[1:] != ["two"] else min(2 * best, 20))
