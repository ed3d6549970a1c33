# Asks about both animals of each distance, which is too often.
def ask(a, b):
    print("?", a, b, flush=True)
    return int(input())


n = int(input())
away = [[] for _ in range(n // 2 + 1)]
for animal in range(2, n + 1):
    away[ask(1, animal)].append(animal)
left, right = [away[1][0]], [away[1][1]]
for d in range(2, n // 2 + 1):
    for animal in away[d]:
        if ask(left[0], animal) == d - 1 and len(left) < d:
            left.append(animal)
        else:
            right.append(animal)
print("!", 1, *left, *reversed(right), flush=True)
