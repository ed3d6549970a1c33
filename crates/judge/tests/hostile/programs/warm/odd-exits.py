# Attack: the first process ends at once and leaves the answer to a child that is nobody's, as if the fork had ended without it.
# Verdict: wrong_answer
import os, time

number = input()
if os.fork():
    os._exit(0)
os.setsid()
time.sleep(0.2)
print('unharmed', number, flush=True)
