# Attack: closes its input unread, makes the output pipes as large as may be and fills the other one before it answers.
# Verdict: accepted
import fcntl, os

number = input()
os.close(0)
fcntl.fcntl(1, fcntl.F_SETFL, os.O_NONBLOCK | os.O_ASYNC)
for descriptor in 1, 2:
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, 1 << 20)
    except OSError:
        pass
for _ in range(500):
    os.write(2, b'x' * 65_536)
os.write(1, b'unharmed ' + number.encode())
