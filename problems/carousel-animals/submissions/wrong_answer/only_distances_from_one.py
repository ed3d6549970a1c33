# Asks only for the distances from animal 1 and puts the smaller number on the left side.
n = int(input())
away = [[] for _ in range(n // 2 + 1)]
for animal in range(2, n + 1):
    print("?", 1, animal, flush=True)
    away[int(input())].append(animal)
left = [pair[0] for pair in away[1:]]
right = [pair[1] for pair in away[1:] if len(pair) == 2]
print("!", 1, *left, *reversed(right), flush=True)
