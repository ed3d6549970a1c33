print({1: 1000, 2: 100}[int(input())])
