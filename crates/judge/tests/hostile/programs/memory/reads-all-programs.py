# Attack: reads more of what the host has installed than the box may hold, so that its cache fills the memory of the box: no fault,
# and no reason to end it. Where a disk is too slow for that, it reads for a second.
# Verdict: accepted
import os
import time

MOST = 200 << 20
UNTIL = time.monotonic() + 1


def blocks():
    for folder, _, names in os.walk('/usr/lib'):
        for name in names:
            try:
                with open(os.path.join(folder, name), 'rb') as file:
                    while block := file.read(1 << 20):
                        yield len(block)
            except OSError:
                pass


read = 0
for length in blocks():
    read += length
    if read > MOST or time.monotonic() > UNTIL:
        break
print('unharmed' if read > 0 else 'nothing', input())
