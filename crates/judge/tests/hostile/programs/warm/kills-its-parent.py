# Attack: ends or stops the interpreter that it was forked from, by every number a process, group or session may have, so that
# the next case starts anew or waits.
# Verdict: accepted
import os, signal

reached = []
self = os.getpid()
for number in [*range(2, 20_000), os.getppid(), os.getpgrp(), os.getsid(0)]:
    for target in (number, -number):
        if number in (0, 1, self):
            continue
        try:
            os.kill(target, signal.SIGSTOP)
            reached.append(target)
        except OSError:
            pass
for group in (0, os.getsid(0), os.getppid()):
    try:
        os.setpgid(0, group)
        if os.getpgid(0) not in (self, 0):
            reached.append(f'group {group}')
    except OSError:
        pass
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.kill(0, signal.SIGTERM)
try:
    os.kill(-1, signal.SIGTERM)
except OSError:
    pass
print(*reached or ['unharmed'], input())
