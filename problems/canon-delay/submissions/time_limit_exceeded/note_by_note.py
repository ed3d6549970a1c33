# Compares note by note until the second difference.
n = int(input())
melody = input().strip()
calm = []
for d in range(1, n):
    differences = 0
    for i in range(n - d):
        if melody[i] != melody[i + d]:
            differences += 1
            if differences == 2:
                break
    if differences < 2:
        calm.append(d)
print(len(calm), calm[0])
