print({1: 100, 2: 50}[int(input())])
