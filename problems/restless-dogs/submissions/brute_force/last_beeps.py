# Remembers as many of the last beeps as the longest pattern has, and not only those that can begin a pattern.
import sys

n, k, tape, *words = sys.stdin.read().split()
costs, patterns = list(map(int, words[: int(n)])), words[int(n) :]
longest = max(map(len, patterns))
best = {"": 0}
for beep, cost in zip(tape, costs):
    after = {}
    for heard, price in best.items():
        for letter in "HL":
            now = heard + letter
            if not any(now.endswith(pattern) for pattern in patterns):
                now = now[1:] if len(now) == longest else now
                total = price if letter == beep else price + cost
                if total < after.get(now, total + 1):
                    after[now] = total
    best = after
print(min(best.values()) if best else "impossible")
