print(*range(6))
