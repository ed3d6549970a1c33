import time

while time.process_time() < 0.4:
    pass
print(sum(map(int, open(0).read().split()[1:])))
