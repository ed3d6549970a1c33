import time
print(0, flush=True)
time.sleep(60)
