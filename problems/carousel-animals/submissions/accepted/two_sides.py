def ask(a, b):
    print("?", a, b, flush=True)
    return int(input())


n = int(input())
# away[d]: the animals at distance d from animal 1.
away = [[] for _ in range(n // 2 + 1)]
for animal in range(2, n + 1):
    away[ask(1, animal)].append(animal)
left, right = [away[1][0]], [away[1][1]]
for d in range(2, n // 2 + 1):
    first, *others = away[d]
    # Only the animals on the left side are nearer to the left neighbor than to animal 1.
    if others and ask(left[0], first) != d - 1:
        others, first = [first], others[0]
    left.append(first)
    right += others
print("!", 1, *left, *reversed(right), flush=True)
