# Attack: a file held open only by a message in the queue of the very socket that the message carries: only the kernel's
# collector of such circles frees it, some time later.
# Verdict: accepted
import os, socket

for number in range(10):
    kept = open(f'/tmp/kept{number}', 'w')
    kept.write('x' * 100_000)
    kept.flush()
    a, b = socket.socketpair()
    socket.send_fds(b, [b'x'], [kept.fileno(), a.fileno()])
print('unharmed', input())
