# Forgets the broken lamp and says that it belongs to switch 0.
n = int(input())
switch = [0] * n
for r in range(n.bit_length()):
    print("?", "".join("1" if i >> r & 1 else "0" for i in range(1, n + 1)), flush=True)
    for j, lit in enumerate(input()):
        if lit == "1":
            switch[j] += 1 << r
print("!", *switch, flush=True)
