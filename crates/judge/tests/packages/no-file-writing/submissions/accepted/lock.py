import multiprocessing

lock = multiprocessing.Lock()
with lock:
    print(sum(map(int, input().split())))
