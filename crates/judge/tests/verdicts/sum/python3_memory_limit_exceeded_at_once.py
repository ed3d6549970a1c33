print(len([1] * (1 << 30)))
