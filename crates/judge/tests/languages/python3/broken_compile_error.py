if True
    print("hello")
