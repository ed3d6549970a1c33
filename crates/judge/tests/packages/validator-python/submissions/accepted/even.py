print(*range(0, 2 * int(input()), 2))
