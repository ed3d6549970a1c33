print({1: 100, 2: -1}[int(input())])
