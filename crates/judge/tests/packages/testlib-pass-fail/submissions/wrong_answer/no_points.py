print({1: 1000, 2: -1}[int(input())])
