# Attack: leaves its output pipe unblocked, tiny, signalling and full, and its input read to the end.
# Verdict: accepted
import fcntl, os, sys

number = sys.stdin.read().strip()
found = not number or not os.get_blocking(1) or not os.get_blocking(2)
print('poisoned' if found else 'unharmed', number, flush=True)
for descriptor in (0, 1, 2):
    for command, value in ((fcntl.F_SETFL, os.O_NONBLOCK | os.O_ASYNC | os.O_APPEND), (fcntl.F_SETOWN, 1), (1031, 4096)):
        try:
            fcntl.fcntl(descriptor, command, value)
        except OSError:
            pass
