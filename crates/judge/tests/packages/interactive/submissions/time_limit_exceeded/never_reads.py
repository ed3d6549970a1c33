import time
print(500, flush=True)
time.sleep(60)
