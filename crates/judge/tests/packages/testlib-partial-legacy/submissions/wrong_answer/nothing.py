print({1: 0, 2: 0}[int(input())])
