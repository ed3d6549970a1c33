# Goes over the tape, and whenever a dog would bark, changes the cheapest beep of its pattern.
import sys

n, k, tape, *words = sys.stdin.read().split()
costs, patterns = list(map(int, words[: int(n)])), words[int(n) :]
beeps, total = list(tape), 0
for end in range(1, len(beeps) + 1):
    for pattern in patterns:
        start = end - len(pattern)
        if start >= 0 and "".join(beeps[start:end]) == pattern:
            j = min(range(start, end), key=lambda beep: costs[beep])
            beeps[j] = "L" if beeps[j] == "H" else "H"
            total += costs[j]
print("impossible" if any(pattern in "".join(beeps) for pattern in patterns) else total)
