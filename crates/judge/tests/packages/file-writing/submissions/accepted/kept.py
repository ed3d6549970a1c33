with open("sum.txt", "w") as kept:
    kept.write(str(sum(map(int, input().split()))))
with open("sum.txt") as kept:
    print(kept.read())
