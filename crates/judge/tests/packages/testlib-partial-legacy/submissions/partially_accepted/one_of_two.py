print({1: 0, 2: 100}[int(input())])
