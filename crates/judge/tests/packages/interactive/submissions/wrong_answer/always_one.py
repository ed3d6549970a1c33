for _ in range(30):
    print(2, flush=True)
    input()
