# Answers with the lamp of each switch instead of the switch of each lamp.
n = int(input())
switch = [0] * n
for r in range(n.bit_length()):
    print("?", "".join("1" if i >> r & 1 else "0" for i in range(1, n + 1)), flush=True)
    for j, lit in enumerate(input()):
        if lit == "1":
            switch[j] += 1 << r
if 0 in switch:
    left = set(range(1, n + 1)) - set(switch)
    switch[switch.index(0)] = left.pop()
lamp = [0] * n
for j in range(n):
    lamp[switch[j] - 1] = j + 1
print("!", *lamp, flush=True)
