# Attack: waits for ever in calls that take no time: a child for a lock that it holds itself, the program for that child's word.
# Verdict: time_limit_exceeded
import fcntl, os

os.mkfifo('/tmp/fifo')
if os.fork() == 0:
    held = os.open('/tmp/lock', os.O_CREAT | os.O_RDWR)
    fcntl.flock(held, fcntl.LOCK_EX)
    fcntl.flock(os.open('/tmp/lock', os.O_RDWR), fcntl.LOCK_EX)
with open('/tmp/fifo') as fifo:
    fifo.read(1)
print('unharmed', input())
