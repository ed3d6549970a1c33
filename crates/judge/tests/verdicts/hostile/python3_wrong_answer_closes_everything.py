import os

for descriptor in range(64):
    try:
        os.close(descriptor)
    except OSError:
        pass
os._exit(0)
