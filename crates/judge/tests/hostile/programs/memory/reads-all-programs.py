# Attack: reads what the host has installed, so that its cache fills the memory of the box: no fault, and no reason to end
# it but the clock, where a disk is slow.
# Verdict: accepted or time_limit_exceeded
import os

read = 0
for folder, _, names in os.walk('/usr/lib'):
    for name in names:
        try:
            with open(os.path.join(folder, name), 'rb') as file:
                while block := file.read(1 << 20):
                    read += len(block)
        except OSError:
            pass
    if read > 200 << 20:
        break
print('unharmed' if read > 0 else 'nothing', input())
