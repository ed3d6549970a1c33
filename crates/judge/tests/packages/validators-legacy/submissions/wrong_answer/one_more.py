print(*range(int(input()) + 1))
