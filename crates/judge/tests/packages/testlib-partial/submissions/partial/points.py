print({1: 1160, 2: 1030}[int(input())])
