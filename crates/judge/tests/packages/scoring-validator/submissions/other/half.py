print(*range(int(input()) // 2))
