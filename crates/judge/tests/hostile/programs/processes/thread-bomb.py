# Attack: threads without end that wait for ever.
# Verdict: accepted
import os, threading

threads = 0
try:
    while threads < 1000:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        threads += 1
except RuntimeError:
    pass
print('unharmed' if threads < 100 else f'{threads} threads for', input(), flush=True)
os._exit(0)
