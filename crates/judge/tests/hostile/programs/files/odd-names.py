# Attack: names that mean something to careless scripts: options, wildcards, new lines, quotes, no text at all.
# Verdict: accepted
import os

names = [b'-rf', b'*', b'--help', b'a\nb', b'\xff\xfe', b'$(reboot)', b'`reboot`', b'; rm -rf box', b'"', b"'", b'\\', b' ', b'...', b'moved-up-1',
         b'moved-up-2', b'\x1b[2J', b'n' * 255, '‮gpj'.encode()]
for folder in [b'/box/', b'/tmp/', b'/dev/shm/']:
    for name in names:
        os.mkdir(folder + name)
        for inner in names:
            open(folder + name + b'/' + inner, 'w').close()
print('unharmed', input())
